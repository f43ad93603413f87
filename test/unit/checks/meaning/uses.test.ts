/** What is kept from one state of the files to the next is never out of date. */
import { describe, expect, test } from 'vitest';
import { meaningChecks } from '../../../../server/src/checks/meaning/index.js';
import { runChecks } from '../../../../server/src/checks/runner.js';
import { buildModel } from '../../../../server/src/workspace/model.js';
import { defaultSettings, type Settings } from '../../../../server/src/workspace/settings.js';
import { SourceFile } from '../../../../server/src/workspace/source-file.js';
import { at, policy } from './support.js';

const uri = 'mem:/POLICY';

/** The codes and rules of all findings of meaning. */
function told(file: SourceFile, settings: Settings = defaultSettings): string[] {
  const model = buildModel(new Map([[uri, file]]), { target: () => undefined, missing: () => undefined });
  return [...runChecks(model, settings, { checks: meaningChecks }).values()].flat().map(({ code, message }) => `${code}: ${message}`);
}

function replaced(file: SourceFile, from: string, to: string): SourceFile {
  const start = file.text.indexOf(from);
  if (start < 0) throw new Error(`no ${from}`);
  const text = file.text.slice(0, start) + to + file.text.slice(start + from.length);
  return file.edited(text, { start, oldEnd: start + from.length, newEnd: start + to.length });
}

const parts = 'TTLSCipherParms CIPH\n{\n  V3CipherSuites4Char 1302C030\n}\n';
const base = policy({ environment: ['TTLSCipherParmsRef CIPH'], group: ['Trace 2'], more: parts });

/** Edits one by one, each compared with a file that was read anew. */
const edits: readonly (readonly [string, string, string])[] = [
  ['a part that is referred to', '1302C030', 'C030'],
  ['an attribute of an action', 'TLSv1 Off', 'TLSv1 On'],
  ['the group', 'Trace 2', 'Trace 255'],
  ['the name of a part, which leads to nothing', 'TTLSCipherParms CIPH', 'TTLSCipherParms OTHER'],
  ['the name of the rule', 'TTLSRule TN', 'TTLSRule NEW'],
  ['a second definition, which replaces the first', '  V3CipherSuites4Char 1302C030\n}\n', '  V3CipherSuites4Char 1302C030\n}\nTTLSCipherParms CIPH\n{\n  V3CipherSuites 05\n}\n'],
  ['a rule more', 'TTLSGroupAction TNGA', 'TTLSRule TN2\n{\n  LocalPortRange 4001\n  Direction Inbound\n  TTLSGroupActionRef TNGA\n  TTLSEnvironmentActionRef TNEA\n}\nTTLSGroupAction TNGA'],
  ['whether TLS is on at all', 'TTLSEnabled On', 'TTLSEnabled Off'],
];

describe('after an edit', () => {
  test.each(edits)('of %s, the findings are those of a fresh look', (_what, from, to) => {
    const before = SourceFile.of(uri, 'pagent', base);
    told(before);
    const after = replaced(before, from, to);
    const fresh = told(SourceFile.of(uri, 'pagent', after.text));
    expect(told(after)).toEqual(fresh);
    const back = replaced(after, to, from);
    expect(back.text).toBe(base);
    expect(told(back)).toEqual(told(before));
  });

  test('the edits above bring findings about, and take them away', () => {
    const counts = edits.map(([, from, to]) => told(SourceFile.of(uri, 'pagent', base.replace(from, to))).length);
    expect(told(SourceFile.of(uri, 'pagent', base))).toEqual([]);
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });
});

test('the release and the profile count, whatever was asked before', () => {
  const file = SourceFile.of(uri, 'pagent', policy({ ciphers: ['V3CipherSuites4Char 1303C030'] }));
  expect(told(file)).toEqual([]);
  expect(told(file, { ...defaultSettings, release: 'V2R3' })).toHaveLength(1);
  expect(told(file, { ...defaultSettings, profile: 'nist-800-52r2' })).toHaveLength(1);
  expect(told(file)).toEqual([]);
});

test('one common definition may mean different things in two stacks', () => {
  const common = 'TTLSGroupAction G\n{\n  TTLSEnabled On\n}\nTTLSEnvironmentAction E\n{\n  HandshakeRole Server\n  TTLSKeyringParms\n  {\n    Keyring A/B\n  }\n  TTLSCipherParmsRef C\n  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1 Off\n    TLSv1.1 Off\n    TLSv1.2 On\n  }\n}\n';
  const stack = (name: string, ciphers: string): string => `TTLSRule ${name}\n{\n  LocalPortRange 4000\n  Direction Inbound\n  TTLSGroupActionRef G\n  TTLSEnvironmentActionRef E\n}\nTTLSCipherParms C\n{\n  V3CipherSuites4Char ${ciphers}\n}\n`;
  const given = {
    PAGENTCF: "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\nTcpImage A //'USER.TCPPARMS(IMAGE1)'\nTcpImage B //'USER.TCPPARMS(IMAGE2)'\n",
    COMMON: common,
    IMAGE1: "TTLSConfig //'USER.TCPPARMS(ONE)'\n",
    IMAGE2: "TTLSConfig //'USER.TCPPARMS(TWO)'\n",
    ONE: stack('ONE', 'C030'),
    TWO: stack('TWO', 'C0300005'),
  };
  expect(at('weak-cipher', given)).toEqual(['warning 0005']);
});

test('a rule whose actions are not all defined is left to the check of references', () => {
  expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'] }).replace('TTLSGroupAction TNGA', 'TTLSGroupAction OTHER'))).toEqual([]);
  expect(at('weak-protocol', policy({ advanced: ['TLSv1.2 On'] }).replace('TTLSEnvironmentActionRef TNEA', 'TTLSEnvironmentActionRef TNEA\n  TTLSConnectionActionRef GONE'))).toEqual([]);
});

test('where a brace is missing, what belongs to what cannot be told', () => {
  const given = policy({ advanced: ['TLSv1.2 On'] });
  expect(at('weak-protocol', given)).toEqual(['warning TTLSEnvironmentAdvancedParms']);
  expect(at('weak-protocol', given.replace(/ {4}TLSv1\.2 On\n {2}\}\n/, '    TLSv1.2 On\n'))).toEqual([]);
});

test('at most four rules are named', () => {
  const rules = (count: number): string =>
    Array.from({ length: count }, (_, i) => `TTLSRule R${i}\n{\n  LocalPortRange ${4001 + i}\n  Direction Inbound\n  TTLSGroupActionRef TNGA\n  TTLSEnvironmentActionRef TNEA\n}\n`).join('');
  const message = (count: number): string => told(SourceFile.of(uri, 'pagent', policy({ advanced: ['TLSv1.2 On'], more: rules(count) })))[0] ?? '';
  expect(message(3)).toContain('for rules TN, R0, R1 and R2:');
  expect(message(9)).toContain('for rules TN, R0, R1 and 7 more:');
});
