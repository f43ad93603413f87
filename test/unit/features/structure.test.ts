import { describe, expect, test } from 'vitest';
import { documentSymbols, foldings, selectionRanges, workspaceSymbols } from '../../../server/src/features/structure.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf, uriOf } from '../../support/library.js';

const policy = `
  # The Telnet server.
  # Port 2023.
  TTLSRule TN
  {
    LocalPortRange  2023   # TTLSPORT
    Direction       Inbound
  }

  TTLSEnvironmentAction TNEA
  {
    HandshakeRole  Server
    TTLSKeyringParms
    {
      Keyring  START1/TN3270
    }
  }
`;

function contextOf(text: string) {
  const model = modelOf(text);
  const file = model.files.get(uriOf('POLICY'));
  if (!file) throw new Error('no file');
  return { model, file, settings: defaultSettings };
}

describe('document symbols', () => {
  test('statements with their inline blocks', () => {
    const symbols = documentSymbols(contextOf(policy));
    expect(symbols.map((s) => [s.name, s.detail, s.kind])).toEqual([
      ['TN', 'TTLSRule', 'rule'],
      ['TNEA', 'TTLSEnvironmentAction', 'action'],
    ]);
    expect(symbols[1]?.children.map((s) => [s.name, s.kind])).toEqual([['TTLSKeyringParms', 'parameters']]);
  });

  test('the name lies inside the range, which ends with the brace', () => {
    const context = contextOf(policy);
    for (const symbol of documentSymbols(context)) {
      expect(symbol.range.start).toBeLessThanOrEqual(symbol.selection.start);
      expect(symbol.range.end).toBeGreaterThanOrEqual(symbol.selection.end);
      expect(context.file.text[symbol.range.end - 1]).toBe('}');
    }
  });
});

test('workspace symbols are found by letters in order, in any case', () => {
  const { model } = contextOf(policy);
  expect(workspaceSymbols(model, 'tne').map((s) => s.name)).toEqual(['TNEA']);
  expect(workspaceSymbols(model, '').map((s) => s.name)).toEqual(['TN', 'TNEA']);
  expect(workspaceSymbols(model, 'xyz')).toEqual([]);
});

test('blocks and runs of comment lines fold', () => {
  const context = contextOf(policy);
  const shown = foldings(context).map((f) => [f.kind, context.file.text.slice(f.start, f.start + 10)]);
  expect(shown).toEqual([
    ['region', 'TTLSRule T'],
    ['comment', '# The Teln'],
    ['region', 'TTLSEnviro'],
    ['region', 'TTLSKeyrin'],
  ]);
});

test('a selection grows from the word to the block, the statement and its surroundings', () => {
  const context = contextOf(policy);
  const ranges = selectionRanges(context, context.file.text.indexOf('START1') + 2);
  const texts = ranges.map((r) => context.file.text.slice(r.start, r.end).split('\n')[0]?.trim());
  expect(texts[0]).toBe('START1/TN3270');
  expect(texts).toContain('Keyring  START1/TN3270');
  expect(texts).toContain('TTLSKeyringParms');
  expect(texts).toContain('TTLSEnvironmentAction TNEA');
  for (let i = 1; i < ranges.length; i++) {
    expect(ranges[i]?.start).toBeLessThanOrEqual(ranges[i - 1]?.start ?? 0);
    expect(ranges[i]?.end).toBeGreaterThanOrEqual(ranges[i - 1]?.end ?? 0);
  }
});
