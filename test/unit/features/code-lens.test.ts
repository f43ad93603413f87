import { describe, expect, test } from 'vitest';
import { codeLenses } from '../../../server/src/features/code-lens.js';
import { effectiveDocument } from '../../../server/src/features/effective.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf, uriOf } from '../../support/library.js';

const policy = `
  TTLSRule TN
  {
    LocalPortRange            2023
    Direction                 Inbound
    TTLSGroupActionRef        GA
    TTLSEnvironmentActionRef  EA
    TTLSConnectionActionRef   CA
  }
  TTLSGroupAction GA
  {
    TTLSEnabled  On
    Trace        4
  }
  TTLSEnvironmentAction EA
  {
    HandshakeRole  Server
    TTLSKeyringParms
    {
      Keyring    START1/TN3270
      KeyringPw  topsecret
    }
    TTLSEnvironmentAdvancedParms
    {
      TLSv1    Off
      TLSv1.1  Off
      TLSv1.2  On
    }
  }
  TTLSConnectionAction CA
  {
    Trace  6
    TTLSCipherParms
    {
      V3CipherSuites4Char  C02CC030
    }
  }
`;

function contextOf(text: string) {
  const model = modelOf(text);
  const file = model.files.get(uriOf('POLICY'));
  if (!file) throw new Error('no file');
  return { model, file, settings: defaultSettings };
}

describe('lenses', () => {
  test('a rule tells what it comes to, level by level', () => {
    const lens = codeLenses(contextOf(policy)).find((l) => l.kind === 'effective');
    expect(lens).toMatchObject({ rule: 'TN' });
    expect(lens?.title).toBe('2 ciphers C02C C030, Trace 6 (connection) · TLSv1.2, Server, START1/TN3270 (environment) · no client authentication · labels: ring default');
  });

  test('a definition tells how often it is used', () => {
    const titles = codeLenses(contextOf(policy)).flatMap((l) => (l.kind === 'references' ? [l.title] : []));
    expect(titles).toEqual(['1 reference', '1 reference', '1 reference']);
  });

  test('a statement that works by being there is not called unused', () => {
    expect(codeLenses(contextOf('IDSRule SCANS\n{\n  ConditionType  ScanGlobal\n}\nIDSAction LOG\n{\n  ActionType  ScanGlobal\n}\n'))).toEqual([expect.objectContaining({ title: 'not used' })]);
  });

  test('a rule that a later one replaces says so', () => {
    const lenses = codeLenses(contextOf(`${policy}\n  TTLSRule TN\n  {\n  }\n`));
    expect(lenses[0]).toMatchObject({ kind: 'note', title: 'replaced by a later rule of the same name' });
  });
});

describe('the effective document', () => {
  const document = () => effectiveDocument(contextOf(policy), 'TN', 'pretty');

  test('names level, member and line of a value, and what it overrides', () => {
    expect(document()?.text).toMatch(/Trace +6 +connection CA +POLICY:31\n +not 4 +group GA +POLICY:12: a stronger action codes it too/);
  });

  test('each coded line leads back to its place', () => {
    const context = contextOf(policy);
    const found = document();
    const line = found?.text.split('\n').findIndex((l) => l.includes('START1/TN3270') && l.includes('Keyring')) ?? -1;
    const source = found?.sources.find((s) => s.line === line);
    expect(context.file.text.slice(source?.target.start, source?.target.end)).toContain('START1/TN3270');
  });

  test('never shows a password', () => {
    for (const format of ['pretty', 'pasearch', 'netstat'] as const) expect(effectiveDocument(contextOf(policy), 'TN', format)?.text).not.toContain('topsecret');
  });

  test('is not there for a rule that is not there', () => {
    expect(effectiveDocument(contextOf(policy), 'NONE', 'pretty')).toBeUndefined();
  });
});
