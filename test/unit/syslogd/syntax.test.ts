/** What the parser makes of the lines of a syslogd configuration. */
import { describe, expect, test } from 'vitest';
import { readSyslogd, type SyslogRule } from '../../../server/src/syntax/syslogd.js';

const ruleOf = (text: string): SyslogRule => readSyslogd(text).rules[0] as SyslogRule;

describe('conditions', () => {
  test.each([
    ['auth.*', 'facility'],
    ['*.TCPIP.daemon.debug', 'job'],
    ['(192.0.2.6).*.crit', 'host'],
    ['(2001:db8::1/64).daemon.err', 'host'],
    ['*.*.*.', 'broken'],
    ['a.b.c', 'broken'],
    ['(192.0.2.6.*.crit', 'broken'],
    ['(host)daemon.err', 'broken'],
  ])('%s is of the form %s', (selector, form) => {
    expect(ruleOf(`${selector} /var/log/x`).conditions.map((condition) => condition.form)).toEqual([form]);
  });

  test('are joined with semicolons, and each has its own places', () => {
    const text = '*.TCPIP.auth,daemon.debug;mail.none\t/var/log/x';
    const [first, second] = ruleOf(text).conditions;
    expect(first).toMatchObject({ user: { text: '*' }, job: { text: 'TCPIP' }, priority: { text: 'debug' } });
    expect(first?.facilities.map((name) => text.slice(name.start, name.end))).toEqual(['auth', 'daemon']);
    expect(second && text.slice(second.start, second.end)).toBe('mail.none');
  });

  test('a semicolon at the end leaves no empty condition', () => {
    expect(ruleOf('*.TCPIP.*.none;').conditions).toHaveLength(1);
  });
});

describe('destinations', () => {
  test.each([
    ['/var/log/x', 'file'],
    ['/dev/console', 'console'],
    ['/dev/operlog', 'operlog'],
    ['@loghost', 'host'],
    ['-A(destination="192.0.2.9" protocol="tcp")', 'action'],
    ['OPER1,OPER2', 'users'],
    ['*', 'everyone'],
    ['$SMF', 'smf'],
    ['@@loghost', 'unknown'],
    ['-/var/log/x', 'unknown'],
    ['var/log/x', 'unknown'],
  ])('%s is of the kind %s', (text, kind) => {
    expect(ruleOf(`*.err ${text}`).destination).toMatchObject({ text, kind });
  });

  test('-A(...) has its parameters, with straight and with curly quotation marks', () => {
    const { parameters, closed } = ruleOf('*.err -A(destination=“a.example” protocol = "tcp" port="6514")').destination ?? {};
    expect(parameters?.map(({ name, value }) => [name.text, value?.text])).toEqual([['destination', 'a.example'], ['protocol', 'tcp'], ['port', '6514']]);
    expect(closed).toBe(true);
    expect(ruleOf('*.err -A(destination="a" protocol="tcp').destination).toMatchObject({ kind: 'action', closed: false });
  });

  test('options follow, then what is none', () => {
    const rule = ruleOf('mail.* /var/log/mail -F 640 -D770 -X # text');
    expect(rule.options.map(({ name, value }) => [name.text, value?.text])).toEqual([['-F', '640'], ['-D', '770'], ['-X', undefined]]);
    expect(rule.rest.map(({ text }) => text)).toEqual(['#', 'text']);
  });
});

describe('archive parameters', () => {
  test('stand between BeginArchiveParms and EndArchiveParms', () => {
    const [block, rule] = readSyslogd('BeginArchiveParms\n DSNPrefix SYS1.LOG\n Unit SYSDA\nEndArchiveParms\n*.err /e -N ERR\n').entries;
    expect(block).toMatchObject({ kind: 'archive', line: 0, close: { line: 3 } });
    expect(block?.kind === 'archive' && block.parameters.map(({ keyword, operands }) => [keyword.text, operands[0]?.text])).toEqual([['DSNPrefix', 'SYS1.LOG'], ['Unit', 'SYSDA']]);
    expect(rule).toMatchObject({ kind: 'rule', line: 4 });
  });

  test('a block that is not closed ends in front of the next rule', () => {
    const [block, rule] = readSyslogd('BeginArchiveParms\n DSNPrefix SYS1.LOG\n*.err /e').entries;
    expect(block).toMatchObject({ kind: 'archive', close: undefined });
    expect(rule?.kind).toBe('rule');
  });
});

test('comments are lines that begin with #', () => {
  const text = '# one\r\n*.err /e\r\n#two';
  expect(readSyslogd(text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# one', '#two']);
});

test('any text is read', () => {
  for (const text of ['', '\0', '(', '.', ';', '*', '*.err', '*.err -A(', '*.err -A(=', '*.err -A("', '()', '().', '(x).;', '$x', 'BeginArchiveParms', 'EndArchiveParms', '*.err /x -F', '*.err /x -', '\ud800.\udc00 /x', '-A(', '*.err\t-A( )']) {
    const { entries } = readSyslogd(text);
    for (const { start, end } of entries) expect(start >= 0 && start < end && end <= text.length).toBe(true);
  }
});
