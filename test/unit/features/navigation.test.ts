import { describe, expect, test } from 'vitest';
import { definition, documentLinks, highlights, prepareRename, references, rename, RenameRefused } from '../../../server/src/features/navigation.js';
import { applyFix, dedent, folder, members, modelOf, uriOf, type Members } from '../../support/library.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import type { FeatureContext } from '../../../server/src/features/context.js';

/** A library whose cursor stands where ‸ is. */
function at(given: Members): { context: FeatureContext; offset: number; texts: Record<string, string> } {
  const record = typeof given === 'string' ? { POLICY: given } : given;
  const [name, marked] = Object.entries(record).find(([, text]) => text.includes('‸')) ?? ['', ''];
  const offset = dedent(marked).indexOf('‸');
  const clean = Object.fromEntries(Object.entries(record).map(([key, text]) => [key, text.replace('‸', '')]));
  const model = modelOf(clean);
  const file = model.files.get(uriOf(name));
  if (!file) throw new Error('no cursor');
  return { context: { model, file, settings: defaultSettings }, offset, texts: members(clean) };
}

const library = (policy: string): Record<string, string> => ({
  MAIN: `
    CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
    TcpImage TCPIP   //'USER.TCPPARMS(IMAGE)'
    TcpImage TCPIP2  //'USER.TCPPARMS(IMAGE2)'
  `,
  IMAGE: `TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE`,
  IMAGE2: `TTLSConfig //'USER.TCPPARMS(POLICY2)' FLUSH PURGE`,
  COMMON: `
    TTLSGroupAction GA
    {
      TTLSEnabled On
    }
  `,
  POLICY2: `
    TTLSRule OTHER
    {
      TTLSGroupActionRef GA
    }
  `,
  POLICY: policy,
});

const shown = (texts: Record<string, string>, target: { uri: string; start: number; end: number }): string =>
  `${target.uri.slice(folder.length)}: ${texts[target.uri.slice(folder.length)]?.slice(target.start, target.end)}`;

describe('go to definition', () => {
  test('from a reference to the statement in the common file', () => {
    const { context, offset, texts } = at(library(`
      TTLSRule TN
      {
        TTLSGroupActionRef  G‸A
      }
    `));
    const found = definition(context, offset);
    expect(found.map((d) => shown(texts, d.selection))).toEqual(['COMMON: GA']);
    expect(found[0]?.full).toMatchObject({ start: 0 });
  });

  test('from an include to the member', () => {
    const { context, offset } = at({ ...library(''), IMAGE: `TTLSConfig //'USER.TCPPARMS(POL‸ICY)' FLUSH PURGE` });
    expect(definition(context, offset).map((d) => d.selection.uri)).toEqual([uriOf('POLICY')]);
  });

  test('the definition that counts is the last one', () => {
    const { context, offset } = at(`
      TTLSRule TN
      {
        TTLSGroupActionRef  ‸GA
      }
      TTLSGroupAction GA
      {
        TTLSEnabled Off
      }
      TTLSGroupAction GA
      {
        TTLSEnabled On
      }
    `);
    const text = context.file.text;
    expect(definition(context, offset).map((d) => d.selection.start)).toEqual([text.lastIndexOf('TTLSGroupAction GA') + 'TTLSGroupAction '.length]);
  });

  test('an unresolved name leads nowhere', () => {
    const { context, offset } = at(`
      TTLSRule TN
      {
        TTLSGroupActionRef  ‸NONE
      }
    `);
    expect(definition(context, offset)).toEqual([]);
  });

  test('the same name of another type is another name', () => {
    const { context, offset } = at(`
      TTLSRule X
      {
        TTLSGroupActionRef  ‸X
      }
    `);
    expect(definition(context, offset)).toEqual([]);
  });
});

describe('references', () => {
  test('of a common definition, in the policies of all stacks', () => {
    const files = library(`
      TTLSRule TN
      {
        TTLSGroupActionRef  GA
      }
    `);
    const { context, offset, texts } = at({ ...files, COMMON: files.COMMON?.replace('GA', 'G‸A') ?? '' });
    expect(references(context, offset, false).map((t) => shown(texts, t))).toEqual(['POLICY: GA', 'POLICY2: GA']);
    expect(references(context, offset, true)).toHaveLength(3);
  });

  test('highlights tell definition and use apart', () => {
    const { context, offset } = at(`
      TTLSRule TN
      {
        TTLSGroupActionRef  G‸A
      }
      TTLSGroupAction GA
      {
        TTLSEnabled On
      }
    `);
    expect(highlights(context, offset).map((h) => h.kind)).toEqual(['read', 'write']);
  });
});

describe('rename', () => {
  test('changes the definition and every reference, over all files', () => {
    const files = library(`
      TTLSRule TN
      {
        TTLSGroupActionRef  G‸A
      }
    `);
    const { context, offset } = at(files);
    expect(prepareRename(context, offset)?.text).toBe('GA');
    const clean = { ...files, POLICY: files.POLICY?.replace('‸', '') ?? '' };
    const after = applyFix(clean, { edits: rename(context, offset, 'GROUP~1') });
    expect(after.COMMON).toContain('TTLSGroupAction GROUP~1');
    expect(after.POLICY).toContain('TTLSGroupActionRef  GROUP~1');
    expect(after.POLICY2).toContain('TTLSGroupActionRef GROUP~1');
  });

  test.each([
    ['x'.repeat(33), '1 to 32'],
    ['TWO WORDS', 'no blank'],
    ['A#B', 'no #'],
    ['TAKEN', 'already'],
  ])('refuses %s', (name, why) => {
    const { context, offset } = at(`
      TTLSGroupAction G‸A
      {
        TTLSEnabled On
      }
      TTLSGroupAction TAKEN
      {
        TTLSEnabled On
      }
    `);
    expect(() => rename(context, offset, name)).toThrow(RenameRefused);
    expect(() => rename(context, offset, name)).toThrow(why);
  });

  test('a common file that refers to it takes the other stacks along', () => {
    const files = library(`
      TTLSCipherParms CI‸PH
      {
        V3CipherSuites4Char  1302
      }
    `);
    const common = `
      TTLSConnectionAction CA
      {
        TTLSCipherParmsRef  CIPH
      }
    `;
    const { context, offset, texts } = at({ ...files, COMMON: common, POLICY2: files.POLICY?.replace('‸', '') ?? '' });
    expect(rename(context, offset, 'STRONG').map((edit) => shown(texts, edit))).toEqual(['COMMON: CIPH', 'POLICY: CIPH', 'POLICY2: CIPH']);
  });

  test('the refusal names what is there already', () => {
    const { context, offset } = at(`
      IpAddr HOS‸T
      {
        Addr 10.1.1.1
      }
      IpAddr GATE
      {
        Addr 10.1.1.2
      }
    `);
    expect(() => rename(context, offset, 'GATE')).toThrow('There is an IpAddr named GATE already');
  });

  test('a keyword cannot be renamed', () => {
    const { context, offset } = at(`
      TTLSGroup‸Action GA
      {
        TTLSEnabled On
      }
    `);
    expect(prepareRename(context, offset)).toBeUndefined();
  });
});

test('document links lead from an image file to its policy', () => {
  const { context } = at({ ...library(''), IMAGE: `‸TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE` });
  expect(documentLinks(context).map((l) => [context.file.text.slice(l.start, l.end), l.target])).toEqual([["//'USER.TCPPARMS(POLICY)'", uriOf('POLICY')]]);
});
