import { statement } from '../../../catalog/index.js';
import { stdenvVariables, type Variable } from '../../../workspace/stdenv.js';
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol } from '../../shapes.js';
import type { LanguageFeatures } from '../language.js';

/** Hover and completion are those of the general features (completion/environment.ts, hover.ts); here is the outline. */
export const stdenvFeatures: LanguageFeatures = { symbols };

/** One symbol a variable, with its value; passwords stay out. */
function symbols({ file }: FeatureContext): DocumentSymbol[] {
  return [...stdenvVariables(file.text)].map((variable) => ({
    name: variable.name,
    detail: isSecret(variable) ? '***' : variable.value,
    kind: 'statement',
    range: { start: variable.nameSpan.start, end: variable.valueSpan.end },
    selection: variable.nameSpan,
    children: [],
  }));
}

function isSecret({ name }: Variable): boolean {
  return statement('stdenv', name)?.parameters.some(({ secret }) => secret === true) === true || /(?:_PW|PASSWORD|PASSWD|PASSPHRASE)$/i.test(name);
}
