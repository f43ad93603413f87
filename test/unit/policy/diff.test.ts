import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLibraries, type LibraryDiff, type LibraryState, type QuietChange } from '../../../server/src/policy/library-diff.js';
import { policiesOf } from '../../../server/src/policy/policy.js';
import { type DiffRenderOptions, renderDiff, renderDiffMarkdown } from '../../../server/src/policy/render.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { folder, type Members, modelOf } from '../../support/library.js';
import { lineOf } from '../../support/policy.js';
import { tnPolicy } from '../../support/policies/tn.js';

function stateOf(given: Members): LibraryState {
  const model = modelOf(given);
  return { model, policies: policiesOf(model, defaultSettings), files: new Set(model.files.keys()), nameOf: (uri) => uri.slice(folder.length) };
}

const diff = (before: Members, after: Members): LibraryDiff => diffLibraries(stateOf(before), stateOf(after));

/** `STACK RULE change: NAME before → after, …` for each change. */
function changes(before: Members, after: Members): string[] {
  return diff(before, after).stacks.flatMap(({ stack, rules }) =>
    rules.map(({ rule, change, parameters }) => {
      const values = parameters.map(({ name, before: old, after: now }) => `${name} ${text(old)} → ${text(now)}`).join(', ');
      return `${stack === null ? '' : `${stack} `}${rule} ${change}${values === '' ? '' : `: ${values}`}`;
    }),
  );
}

const text = (value: string | readonly string[] | null): string => (value === null ? '-' : typeof value === 'string' ? value : value.join(' '));

/** `MEMBER STATEMENT change kind` for each change without effect. */
function quiet(before: Members, after: Members): string[] {
  return diff(before, after).quiet.map(({ statement, change, kind, uri }: QuietChange) => [uri.slice(folder.length), statement, change, kind].filter(Boolean).join(' '));
}

const replaced = (was: string | RegExp, is: string, policy = tnPolicy): string => {
  const after = policy.replace(was, is);
  expect(after).not.toBe(policy);
  return after;
};

describe('values of a rule', () => {
  test('nothing changed', () => {
    expect(changes(tnPolicy, tnPolicy)).toEqual([]);
    expect(quiet(tnPolicy, tnPolicy)).toEqual([]);
  });

  test('another value in an action that counts', () => {
    expect(changes(tnPolicy, replaced('Trace                           50', 'Trace 7'))).toEqual(['TN changed: Trace 50 → 7']);
    expect(changes(tnPolicy, replaced('HandshakeTimeout 3', ''))).toEqual(['TN changed: HandshakeTimeout 3 → 10']);
  });

  test('a value that a stronger action overrides makes no change', () => {
    const after = replaced('trace              50', 'trace 7');
    expect(changes(tnPolicy, after)).toEqual([]);
    expect(quiet(tnPolicy, after)).toEqual(['POLICY TTLSGroupAction TNGA changed same-effect']);
  });

  test('values that depend on another one change with it', () => {
    const before = 'TTLSRule R\n{\n  LocalPortRange 1\n  Direction Inbound\n  TTLSGroupActionRef G\n  TTLSEnvironmentActionRef E\n}\nTTLSGroupAction G\n{\n  TTLSEnabled On\n  Trace 2\n}\nTTLSEnvironmentAction E\n{\n  HandshakeRole Server\n  TTLSEnvironmentAdvancedParms\n  {\n    TLSv1.3 Off\n  }\n}\n';
    const names = diff(before, replaced('TLSv1.3 Off', 'TLSv1.3 On', before)).stacks[0]?.rules[0]?.parameters.map(({ name }) => name);
    expect(names).toContain('TLSv1.3');
    expect(names).toContain('SignaturePairs');
  });

  test('the lines of both values are known', () => {
    const [before, after] = [stateOf(tnPolicy), stateOf(replaced('Trace                           50', '\n  Trace 7'))];
    const change = diffLibraries(before, after).stacks[0]?.rules[0]?.parameters[0];
    expect(change?.beforePlaces.map((place) => lineOf(before.model, place))).toEqual(['POLICY:17']);
    expect(change?.afterPlaces.map((place) => lineOf(after.model, place))).toEqual(['POLICY:18']);
  });

  test('a password is never shown, but a new one is a change', () => {
    const policy = (password: string): string => `TTLSRule R\n{\n  LocalPortRange 1\n  Direction Inbound\n  TTLSEnvironmentActionRef E\n}\nTTLSEnvironmentAction E\n{\n  TTLSKeyringParms\n  {\n    Keyring /etc/key.kdb\n    KeyringPw ${password}\n  }\n}\n`;
    expect(changes(policy('secret1'), policy('secret2'))).toEqual(['R changed: KeyringPw *** → ***']);
    expect(changes(policy('secret1'), policy('secret1'))).toEqual([]);
    const rendered = shown(policy('secret1'), policy('secret2'));
    expect(rendered).toContain('KeyringPw *** → *** (another one)');
    expect(rendered).not.toContain('secret');
  });
});

describe('what makes no change', () => {
  test.each<[string, string]>([
    ['comments and blank lines', replaced('TTLSGroupAction      TNGA', '# the group of TN3270\n\nTTLSGroupAction  TNGA')],
    ['upper and lower case of keywords', replaced('TTLSEnabled        ON', 'ttlsenabled ON')],
  ])('%s', (_, after) => {
    expect(changes(tnPolicy, after)).toEqual([]);
    expect(quiet(tnPolicy, after)).toEqual(['POLICY TTLSGroupAction TNGA changed layout']);
  });

  test('another name of an action', () => {
    const after = tnPolicy.replaceAll('TNGA', 'TNGROUP');
    expect(changes(tnPolicy, after)).toEqual([]);
    expect(quiet(tnPolicy, after).sort()).toEqual(['POLICY TTLSGroupAction TNGA removed same-effect', 'POLICY TTLSGroupAction TNGROUP added same-effect', 'POLICY TTLSRule TN changed same-effect']);
  });

  test('the order of attributes, and a default that is coded', () => {
    const after = replaced('  Direction                   INBOUND\n', '', replaced('LocalPortRange              2023', 'Direction Inbound\n  Priority 1\n  LocalPortRange 2023'));
    expect(changes(tnPolicy, after)).toEqual([]);
    expect(quiet(tnPolicy, after)).toEqual(['POLICY TTLSRule TN changed same-effect']);
  });

  test('the same ports and addresses in another form, names in another case', () => {
    const policy = (lines: string): string => `TTLSRule R\n{\n${lines}\n  Direction Inbound\n}\nIpAddr HOST\n{\n  Addr 10.1.1.2\n}\n`;
    expect(changes(policy('  LocalPortRange 443\n  RemoteAddr 10.1.1.2\n  Jobname WEB1'), policy('  LocalPortRange 443-443\n  RemoteAddrRef HOST\n  Jobname web1'))).toEqual([]);
    expect(changes(policy('  LocalPortRange 443'), policy('  LocalPortRange 443 444'))).toEqual(['R changed: LocalPortRange 443 → 443 444']);
  });

  test('a statement that no rule uses', () => {
    const unused = 'TTLSCipherParms OLD\n{\n  V3CipherSuites4Char C030\n}\n';
    expect(quiet(tnPolicy, `${tnPolicy}${unused}`)).toContain('POLICY TTLSCipherParms OLD added unused');
    expect(quiet(`${tnPolicy}${unused}`, tnPolicy)).toContain('POLICY TTLSCipherParms OLD removed unused');
    expect(quiet(`${tnPolicy}${unused}`, `${tnPolicy}${unused.replace('C030', 'C02F')}`)).toEqual(['POLICY TTLSCipherParms OLD changed unused']);
  });

  test('statements in another order', () => {
    const [a, b] = ['TTLSGroupAction A\n{\n  TTLSEnabled Off\n}\n', 'TTLSGroupAction B\n{\n  TTLSEnabled Off\n}\n'];
    expect(quiet(a + b, b + a)).toEqual(['POLICY changed layout']);
  });

  test('blank lines at the end of a file that changes otherwise are not worth a word, comments there are', () => {
    const after = replaced('TTLSEnabled        ON', 'TTLSEnabled OFF');
    expect(quiet(`${tnPolicy}\n\n`, after)).toEqual([]);
    expect(quiet(`${tnPolicy}\n`, tnPolicy)).toEqual(['POLICY changed layout']);
    expect(quiet(`${tnPolicy}\n# the end\n`, after)).toEqual(['POLICY removed layout']);
  });

  test('a change of an address group is one of the rules that use it, and not told again', () => {
    const policy = (address: string): string => `IpAddrGroup G\n{\n  IpAddr\n  {\n    Addr ${address}\n  }\n}\nTTLSRule R\n{\n  RemoteAddrGroupRef G\n  Direction Inbound\n}\n`;
    expect(changes(policy('10.1.1.2'), policy('10.1.1.3'))).toEqual(['R changed: RemoteAddr 10.1.1.2 → 10.1.1.3']);
    expect(quiet(policy('10.1.1.2'), policy('10.1.1.3'))).toEqual([]);
  });
});

const rule = (name: string, ...lines: string[]): string => `TTLSRule ${name}\n{\n  Direction Inbound\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

describe('rules', () => {
  test('added and removed, with what is coded for them', () => {
    const web = rule('WEB', 'LocalPortRange 443', 'Jobname WEB*');
    expect(changes(rule('TN', 'LocalPortRange 23'), rule('TN', 'LocalPortRange 23') + web)).toEqual(['WEB added: LocalPortRange - → 443, Jobname - → WEB*, Direction - → Inbound']);
    expect(changes(rule('TN', 'LocalPortRange 23') + web, rule('TN', 'LocalPortRange 23'))).toEqual(['WEB removed: LocalPortRange 443 → -, Jobname WEB* → -, Direction Inbound → -']);
  });

  test('a new priority moves a rule; the rules that it passes do not move', () => {
    const before = rule('A', 'LocalPortRange 1', 'Priority 30') + rule('B', 'LocalPortRange 2', 'Priority 20') + rule('C', 'LocalPortRange 1 9', 'Priority 10');
    const after = replaced('Priority 10', 'Priority 40', before);
    expect(changes(before, after)).toEqual(['C moved: Priority 10 → 40', 'A shadowed', 'B shadowed']);
    expect(diff(before, after).stacks[0]?.rules[0]?.others.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(changes(before, replaced('Priority 30', 'Priority 25', before))).toEqual(['A changed: Priority 30 → 25']);
    expect(changes(before, replaced('Priority 30', 'Priority 15', before))).toEqual(['A moved: Priority 30 → 15']);
  });

  test('two rules that change places both have new priorities', () => {
    const order = (a: number, b: number): string => rule('A', 'LocalPortRange 1', `Priority ${a}`) + rule('B', 'LocalPortRange 2', `Priority ${b}`);
    expect(changes(order(2, 1), order(1, 2))).toEqual(['B moved: Priority 1 → 2', 'A moved: Priority 2 → 1']);
  });

  test('newly shadowed: by a rule that is new, or wider than before; one that was shadowed already is not told', () => {
    const before = rule('TN', 'LocalPortRange 2023') + rule('TN2', 'LocalPortRange 2023');
    expect(changes(before, `${before}${rule('ALL', 'LocalPortRange 0', 'Priority 9')}`)).toEqual(['ALL added: LocalPortRange - → 0, Direction - → Inbound, Priority - → 9', 'TN shadowed']);
    expect(changes(rule('A', 'LocalPortRange 1 9') + rule('B', 'LocalPortRange 10'), rule('A', 'LocalPortRange 1 10') + rule('B', 'LocalPortRange 10'))).toEqual(['A changed: LocalPortRange 1 9 → 1 10', 'B shadowed']);
  });

  test('time conditions', () => {
    const timed = (...parts: string[]): string => rule('A', 'LocalPortRange 1', ...parts.flatMap((part) => ['IpTimeCondition', '{', `  ${part}`, '}']));
    expect(changes(timed(), timed('TimeOfDayRange 8-18'))).toEqual(['A changed: IpTimeCondition - → 08:00-18:00']);
    expect(changes(timed('TimeOfDayRange 8-18'), timed('TimeOfDayRange 08:00-18:00'))).toEqual([]);
    expect(changes(timed('DayOfWeekMask 0111110'), timed('DayOfWeekMask 0111111', 'MonthOfYearMask 100000000001'))).toEqual(['A changed: IpTimeCondition Monday, Tuesday, Wednesday, Thursday, Friday → Monday, Tuesday, Wednesday, Thursday, Friday, Saturday January, December']);
    expect(changes(timed('ConditionTimeRange 20240101:20241231'), timed(`DayOfMonthMask 1${'0'.repeat(30)}1${'0'.repeat(30)}`))).toEqual(['A changed: IpTimeCondition from 2024-01-01 00:00:00, to 2024-12-31 23:59:59 → day 1 and day 1 from the end of the month']);
  });
});

describe('stacks', () => {
  const library = (common: string, one: string, two: string): Record<string, string> => ({
    PAGENTCF: "CommonTTLSConfig //'USER.TCPPARMS(COMMON)'\nTcpImage TCPIP1 //'USER.TCPPARMS(IMAGE1)'\nTcpImage TCPIP2 //'USER.TCPPARMS(IMAGE2)'\n",
    IMAGE1: "TTLSConfig //'USER.TCPPARMS(POLICY1)'\n",
    IMAGE2: "TTLSConfig //'USER.TCPPARMS(POLICY2)'\n",
    COMMON: common,
    POLICY1: one,
    POLICY2: two,
  });
  const group = (trace: number): string => `TTLSGroupAction G\n{\n  TTLSEnabled Off\n  Trace ${trace}\n}\n`;
  const user = rule('R', 'LocalPortRange 1', 'TTLSGroupActionRef G');

  test('a change of the common file is told for each stack that it reaches', () => {
    expect(changes(library(group(2), user, user), library(group(7), user, user))).toEqual(['TCPIP1 R changed: Trace 2 → 7', 'TCPIP2 R changed: Trace 2 → 7']);
    expect(changes(library(group(2), user, user + group(1)), library(group(7), user, user + group(1)))).toEqual(['TCPIP1 R changed: Trace 2 → 7']);
    expect(quiet(library(group(2), user, user + group(1)), library(group(7), user, user + group(1)))).toEqual([]);
  });

  test('a new stack brings its rules', () => {
    const { POLICY2: _, IMAGE2: __, ...one } = library(group(2), user, '');
    const before = { ...one, PAGENTCF: (one.PAGENTCF as string).replace(/TcpImage TCPIP2.*\n/, '') };
    const found = diff(before, library(group(2), user, user));
    expect(found.stacks.map(({ stack, before: old, rules }) => [stack, old === undefined, rules.map(({ change }) => change)])).toEqual([['TCPIP1', false, []], ['TCPIP2', true, ['added']]]);
  });

  test('files without AT-TLS policy are told as they are', () => {
    const before = library(group(2), user, user);
    expect(quiet(before, { ...before, PAGENTCF: `${before['PAGENTCF']}LogLevel 511\n` })).toEqual(['PAGENTCF changed other']);
  });
});

const options: DiffRenderOptions = { locateBefore: () => 'OLD:1', locateAfter: () => 'NEW:1', nameOf: (uri) => uri.slice(folder.length) };
const shown = (before: Members, after: Members): string => renderDiff(diff(before, after), options).text;

describe('for people', () => {
  const before = rule('TN', 'LocalPortRange 2023', 'TTLSEnvironmentActionRef E') + rule('OLD', 'LocalPortRange 1') + 'TTLSEnvironmentAction E\n{\n  HandshakeRole Server\n  TTLSCipherParms\n  {\n    V3CipherSuites4Char C030C02F009D009C009F009E00350039\n  }\n}\n';
  const after = replaced('C030C02F', '1302C030', replaced(rule('OLD', 'LocalPortRange 1'), rule('ALL', 'LocalPortRange 0', 'Priority 5'), before));

  const reminder =
    'NEW:1: Environment action E changed (V3CipherSuites), but EnvironmentUserInstance is not coded. AT-TLS builds a new environment for a changed policy by itself; raise the number where you count changes with it, or when the key ring changed too.';

  test('as text', () => {
    const lines = shown(before, after).split('\n').filter((line) => !line.includes('·'));
    expect(lines).toEqual([
      'POLICY: 1 rule added, 1 removed, 1 changed, 1 shadowed',
      '  added     ALL   NEW:1',
      '              LocalPortRange 0   NEW:1',
      '              Direction Inbound   NEW:1',
      '              Priority 5   NEW:1',
      '  changed   TN   NEW:1',
      '              V3CipherSuites',
      '                before C030 C02F 009D 009C 009F 009E 0035 0039   OLD:1',
      '                after  1302 C030 009D 009C 009F 009E 0035 0039   NEW:1',
      '                - C02F TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      '                + 1302 TLS_AES_256_GCM_SHA384',
      '  shadowed  TN   NEW:1',
      '            can never match: ALL before it takes all its connections',
      '  removed   OLD   OLD:1',
      '              LocalPortRange 1   OLD:1',
      '              Direction Inbound   OLD:1',
      '',
      'EnvironmentUserInstance',
      `  ${reminder}`,
      '',
    ]);
  });

  test('as Markdown', () => {
    const markdown = renderDiffMarkdown(diff(before, after), options);
    expect(markdown.split('\n').filter((line) => !line.includes('·'))).toEqual([
      '# Changes of the AT-TLS policy',
      '',
      '## POLICY: 1 rule added, 1 removed, 1 changed, 1 shadowed',
      '',
      '| Rule | Change | Parameter | Before | After |',
      '|---|---|---|---|---|',
      '| `ALL` | added | LocalPortRange | – | `0` |',
      '| `ALL` | added | Direction | – | `Inbound` |',
      '| `ALL` | added | Priority | – | `5` |',
      '| `TN` | changed | V3CipherSuites | `C030 C02F 009D 009C 009F 009E 0035 0039` | `1302 C030 009D 009C 009F 009E 0035 0039` |',
      '| `TN` | shadowed | can never match: ALL before it takes all its connections |  |  |',
      '| `OLD` | removed | LocalPortRange | `1` | – |',
      '| `OLD` | removed | Direction | `Inbound` | – |',
      '',
      '## EnvironmentUserInstance',
      '',
      `- ${reminder}`,
      '',
    ]);
  });

  test('no change, and one without effect', () => {
    expect(shown(before, before)).toBe('No effective change.\n');
    expect(shown(before, `# checked\n${before}`)).toBe('No effective change.\n\nWithout effect\n  NEW:1  TTLSRule TN: only comments, blanks or upper and lower case\n');
    expect(renderDiffMarkdown(diff(before, `# checked\n${before}`), options)).toBe('# Changes of the AT-TLS policy\n\nNo effective change.\n\n## Without effect\n\n- NEW:1  TTLSRule TN: only comments, blanks or upper and lower case\n');
  });

  test('what Markdown would take for its own is escaped', () => {
    expect(renderDiffMarkdown(diff(rule('A|B', 'LocalPortRange 1'), rule('A|B', 'LocalPortRange 2')), options)).toContain('| `A\\|B` | changed | LocalPortRange | `1` | `2` |');
  });

  test('a move says past which rules with the same connections', () => {
    const order = (priority: number): string => rule('WIDE', 'LocalPortRange 1 9', 'Priority 10') + rule('NARROW', 'LocalPortRange 5 15', `Priority ${priority}`);
    expect(shown(order(1), order(20))).toContain('now tried before WIDE, which shares connections with it');
    expect(shown(order(20), order(1))).toContain('now tried after WIDE, which shares connections with it');
  });
});

test('whatever two texts are, they can be compared, and a text with itself is no change', () => {
  const lines = tnPolicy.split('\n');
  const policy = fc.array(fc.constantFrom(...lines), { maxLength: 40 }).map((chosen) => `TTLSRule TN\n{\n${chosen.join('\n')}`);
  fc.assert(
    fc.property(policy, policy, (a, b) => {
      expect(changes(a, a)).toEqual([]);
      expect(shown(a, b)).not.toBe('');
      expect(renderDiffMarkdown(diff(a, b), options)).toContain('#');
      const [forth, back] = [diff(a, b), diff(b, a)].map(({ stacks }) => stacks.flatMap(({ rules }) => rules.filter(({ change }) => change === 'changed').map(({ rule: name }) => name)).sort());
      expect(forth).toEqual(back);
    }),
    { numRuns: 60 },
  );
});
