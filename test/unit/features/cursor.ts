/** A library in which one member has a cursor: ‸. */
import type { FeatureContext } from '../../../server/src/features/context.js';
import type { LanguageId } from '../../../server/src/catalog/types.js';
import { defaultSettings, type Settings } from '../../../server/src/workspace/settings.js';
import { SourceFile } from '../../../server/src/workspace/source-file.js';
import { dedent, modelOf, uriOf, type Members } from '../../support/library.js';

export interface AtCursor {
  readonly context: FeatureContext;
  readonly offset: number;
  /** The text of the member with the cursor. */
  readonly text: string;
}

/** The cursor in a library; a single text is the member POLICY. */
export function atCursor(given: Members, settings: Partial<Settings> = {}): AtCursor {
  const record = typeof given === 'string' ? { POLICY: given } : given;
  const [name, marked] = Object.entries(record).find(([, text]) => text.includes('‸')) ?? ['', ''];
  const clean = Object.fromEntries(Object.entries(record).map(([key, text]) => [key, text.replace('‸', '')]));
  const model = modelOf(clean);
  const file = model.files.get(uriOf(name));
  if (!file) throw new Error('The example has no cursor.');
  return { context: { model, file, settings: { ...defaultSettings, ...settings } }, offset: dedent(marked).indexOf('‸'), text: file.text };
}

/** The cursor in a text of another language, beside a library. */
export function inText(language: LanguageId, marked: string, library: Members = {}): AtCursor {
  const text = dedent(marked);
  const clean = text.replace('‸', '');
  const file = SourceFile.of('mem:/USER.TCPPARMS/TEXT', language, clean);
  return { context: { model: modelOf(library), file, settings: defaultSettings }, offset: text.indexOf('‸'), text: clean };
}
