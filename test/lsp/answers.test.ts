/** Questions that are answered with a document: its text, and where its links lead. */
import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { CodeAction, Range } from 'vscode-languageserver';
import { Client, member, uri } from './client.js';

let client: Client;
afterEach(() => client.stop());

const policy = `
  TTLSRule WEB
  {
    LocalPortRange            443
    Direction                 Inbound
    TTLSGroupActionRef        GROUP
    TTLSEnvironmentActionRef  SERVER
  }
  TTLSGroupAction GROUP
  {
    TTLSEnabled  On
    Trace        6
  }
  TTLSEnvironmentAction SERVER
  {
    HandshakeRole  Server
    TTLSKeyringParms
    {
      Keyring  WEBSRV/RING
    }
  }
`;
const P = member('POLICY');

interface Answer {
  readonly title: string;
  readonly text: string;
  readonly links: readonly { line: number; start: number; end: number; target: { uri: string; range: Range } }[];
  readonly problem?: string;
}

const start = async (files: Readonly<Record<string, string>>, initializationOptions = {}): Promise<void> => {
  client = await Client.start({ files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`USER.TCPPARMS/${name}`, text])), initializationOptions });
};
const ask = <T = Answer>(method: string, params: object): Promise<T> => client.connection.sendRequest<T>(`tcpparms/${method}`, params);

/** Where the link with this text leads: file and line, from 1. */
function targetOf({ text, links }: Answer, shown: string): string | undefined {
  const lines = text.split('\n');
  const link = links.find(({ line, start: from, end }) => lines[line]?.slice(from, end) === shown);
  return link && `${link.target.uri}:${link.target.range.start.line + 1}`;
}

describe('the live policy against the members', () => {
  const display = 'TTLSRule: WEB\n  Priority:       1\n  LocalAddr:      All\n  LocalPort:      443\n  RemoteAddr:     All\n  RemotePort:     All\n  Direction:      Inbound\n  TTLSGrpAction:  GROUP\n    GroupID:                    00000007\n    TTLSEnabled:                On\n    Trace:                      255\n';
  const D = uri('netstat.txt');

  test('names the parameter and both values, with links to both lines', async () => {
    await start({ POLICY: policy });
    await client.open(D, display, 'pasearch');
    const answer = await ask('drift', { uri: D });
    expect(answer.text).toContain('Trace (group action): live 255, members 6');
    expect(targetOf(answer, 'netstat.txt:11')).toBe(`${D}:11`);
    expect(targetOf(answer, 'POLICY:11')).toBe(`${P}:11`);
  });

  test('of a file that is not open, only the lines of the members are links', async () => {
    await start({ POLICY: policy });
    const answer = await ask('drift', { text: display, name: 'live.txt' });
    expect(answer.text).toContain('live.txt:11');
    expect(targetOf(answer, 'live.txt:11')).toBeUndefined();
    expect(targetOf(answer, 'POLICY:11')).toBe(`${P}:11`);
  });

  test('is asked which stack is meant when several have the rule', async () => {
    const main = (stack: string): string => `TcpImage ${stack} //'USER.TCPPARMS(IMAGE)' FLUSH PURGE\n`;
    await start({ MAIN: main('TCPIPA') + main('TCPIPB'), IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n", POLICY: policy });
    const { stacks } = await ask<{ stacks: { index: number; title: string }[] }>('drift', { text: display });
    expect(stacks.map(({ title }) => title)).toEqual(['TCPIPA', 'TCPIPB']);
    expect((await ask('drift', { text: display, index: stacks[1]?.index })).title).toContain('TCPIPB');
    const named = `TCP/IP pasearch CS 3.1                    Image Name: TCPIPB\n${display}`;
    expect((await ask('drift', { text: named })).title).toContain('TCPIPB');
  });

  test('of several stacks has a section for each, held against the members of its own', async () => {
    const image = (name: string): string => `TTLSConfig //'USER.TCPPARMS(${name})' FLUSH PURGE\n`;
    const main = (stack: string, member: string): string => `TcpImage ${stack} //'USER.TCPPARMS(${member})' FLUSH PURGE\n`;
    await start({ MAIN: main('TCPIPA', 'IMAGEA') + main('TCPIPB', 'IMAGEB'), IMAGEA: image('POLICYA'), IMAGEB: image('POLICYB'), POLICYA: policy, POLICYB: policy.replace('Trace        6', 'Trace        255') });
    const heading = (stack: string): string => `TCP/IP pasearch CS 3.1                    Image Name: ${stack}\n`;
    const answer = await ask('drift', { text: heading('TCPIPA') + display + heading('TCPIPB') + display, name: 'both.txt' });
    const [, first, second] = answer.text.split(/^Live policy in both\.txt, members of stack /m);
    expect(answer.title).toBe('Live policy and members of TCPIPA, TCPIPB');
    expect(first).toMatch(/^TCPIPA\n[^]*live 255, members 6/);
    expect(second).toMatch(/^TCPIPB\n/);
    expect(second).not.toContain('Trace (group action)');
  });

  test('says of which of several stacks it is not known whose members are meant', async () => {
    const main = (stack: string): string => `TcpImage ${stack} //'USER.TCPPARMS(IMAGE)' FLUSH PURGE\n`;
    await start({ MAIN: main('TCPIPA') + main('TCPIPB'), IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n", POLICY: policy });
    const heading = (stack: string): string => `TCP/IP pasearch CS 3.1                    Image Name: ${stack}\n`;
    const { text } = await ask('drift', { text: heading('TCPIPA') + display + heading('TCPIPX') + display, name: 'both.txt' });
    expect(text).toContain('members of stack TCPIPA');
    expect(text).toContain('Live policy of stack TCPIPX in both.txt');
    expect(text).toContain('Not compared: it may be that of TCPIPA or TCPIPB.');
  });

  test('says what is missing', async () => {
    await start({ POLICY: policy });
    expect((await ask('drift', { text: 'nothing of the kind', name: 'notes.txt' })).problem).toMatch(/notes\.txt is no display/);
    expect((await ask('drift', { uri: uri('closed') })).problem).toMatch(/not open/);
  });
});

describe('RACF commands', () => {
  test('are those for the key ring of the rule', async () => {
    await start({ POLICY: policy });
    expect((await ask('racf', { uri: P, rule: 'WEB' })).text).toContain('RACDCERT ID(WEBSRV) LISTRING(RING)');
    expect(await ask('racf', { uri: P, rule: 'NONE' })).toBeNull();
  });

  test('are offered on the first line of a rule, to a client that can show them', async () => {
    const offered = async (on: string): Promise<unknown> => {
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', P, { range: client.range(P, on), context: { diagnostics: [] } });
      return actions.find(({ title }) => title.includes('RACF'))?.command?.arguments;
    };
    await start({ POLICY: policy }, { racfCommand: true });
    await client.open(P);
    expect(await offered('TTLSRule WEB')).toEqual([P, 'WEB']);
    expect(await offered('LocalPortRange')).toBeUndefined();
    expect(await offered('TTLSGroupAction GROUP')).toBeUndefined();
    await client.stop();
    await start({ POLICY: policy });
    await client.open(P);
    expect(await offered('TTLSRule WEB')).toBeUndefined();
  });
});

describe('the rules of syslogd', () => {
  const files = { POLICY: policy, SYSLOGCF: '# TLS\n*.TCPIP.daemon.debug  /var/log/attls.log\n*.err  /var/log/errors\n' };
  const S = member('SYSLOGCF');

  test('that take a record are named, with links to their lines', async () => {
    await start(files);
    const answer = await ask('syslog', { record: 'TCPIP TCPIP daemon err' });
    expect(targetOf(answer, 'SYSLOGCF:2')).toBe(`${S}:2`);
    expect(targetOf(answer, 'SYSLOGCF:3')).toBe(`${S}:3`);
    expect((await ask('syslog', { record: 'TCPIP.TCPIP.daemon.debug' })).links.map(({ target }) => target.range.start.line)).toEqual([1]);
  });

  test('a record that nothing takes is lost, and a rule for it is shown', async () => {
    await start(files);
    const { text } = await ask('syslog', { record: 'IKED.IKED.local4.debug' });
    expect(text).toContain('No line takes it');
    expect(text).toContain('*.IKED.local4.debug');
  });

  test('without a record, the programs that log are gone through', async () => {
    await start(files);
    const { text } = await ask('syslog', {});
    expect(text).toMatch(/AT-TLS .*: job TCPIP, facility daemon/);
    expect(text).toContain('lost: no line takes them');
  });

  test('what is no record is refused before it is asked for', async () => {
    await start(files);
    expect(await ask('syslogRecord', { text: 'TCPIP.TCPIP.daemon.debug' })).toBeNull();
    expect((await ask('syslogRecord', { text: 'TCPIP.daemon.debug' })).problem).toContain('USER.JOB.FACILITY.PRIORITY');
    expect((await ask('syslogRecord', { text: 'A.B.deamon.debug' })).problem).toContain('Did you mean daemon?');
    expect((await ask('syslog', { record: 'A.B.daemon.loud' })).problem).toContain('loud is no priority');
  });

  test('a line of a log is the first choice', async () => {
    await start(files);
    const line = 'Sep 15 07:15:40 SYSA/TCPUSER  TCPIPA   TTLS[83886152]: 07:15:40 TCPIPA   EZD1286I TTLS Error CONNID: 00000051 RC:  402 Initial Handshake';
    const choices = await ask<{ record: string }[]>('syslogRecords', { line });
    expect(choices.slice(0, 2).map(({ record }) => record)).toEqual(['TCPUSER.TCPIPA.daemon.err', 'TCPUSER.TCPIPA.auth.err']);
    expect((await ask<{ record: string }[]>('syslogRecords', { line: 'hello' }))[0]?.record).toBe('TCPIP.TCPIP.daemon.err');
  });

  test('without a configuration of syslogd there is nothing to ask', async () => {
    await start({ POLICY: policy });
    expect((await ask('syslog', { record: 'A.B.daemon.debug' })).problem).toMatch(/no configuration of syslogd/);
  });
});

describe('a log', () => {
  const at = 'Sep 15 07:15:40 SYSA TTLS[83886152]: 07:15:40 TCPIP    ';
  const log = [
    `${at}EZD1281I TTLS Map   CONNID: 00000051 LOCAL: 10.20.1.5..443 REMOTE: 198.51.100.44..49920 JOBNAME: WEBSRV USERID: WEBSRV TYPE: InBound STATUS: Enabled RULE: WEB ACTIONS: GROUP SERVER **N/A**`,
    `${at}EZD1285I TTLS Data  CONNID: 00000051 RECV CIPHER 1603030005`,
    `${at}EZD1285I TTLS Data  CONNID: 00000051 RECV CIPHER 0100000100`,
    `${at}EZD1286I TTLS Error GRPID: 00000002 ENVID: 00000003 CONNID: 00000051 LOCAL: 10.20.1.5..443 REMOTE: 198.51.100.44..49920 JOBNAME: WEBSRV USERID: WEBSRV RULE: WEB RC:  402 Initial Handshake`,
    `${at}EZD1286I TTLS Error GRPID: 00000002 ENVID: 00000003 CONNID: 00000052 LOCAL: 10.20.1.5..443 REMOTE: 198.51.100.45..49921 JOBNAME: WEBSRV USERID: WEBSRV RULE: WEB RC:  402 Initial Handshake`,
    '',
  ].join('\n');
  const L = uri('attls.log');

  test('is told error by error and connection by connection, with links to its lines and to the configuration', async () => {
    await start({ POLICY: policy });
    await client.open(L, log, 'pagent-log');
    const answer = await ask('logStory', { uri: L });
    expect(answer.text).toContain('2 errors, 0 warnings; 2 connections, 2 of them with errors.');
    expect(targetOf(answer, 'attls.log:4')).toBe(`${L}:4`);
    expect(targetOf(answer, 'POLICY:1')).toBe(`${P}:1`);
    expect(answer.text).toContain('Possible causes:');
    expect(answer.text).toContain('Connection 00000051, lines 1 to 4, 4 records');
  });

  test('what is the same is explained once', async () => {
    await start({ POLICY: policy });
    const { text } = await ask('logStory', { text: log, name: 'attls.log' });
    expect(text.split('Possible causes:')).toHaveLength(2);
    expect(text).toContain('The same as at line 4');
  });

  test('a text that is no log says so', async () => {
    await start({ POLICY: policy });
    expect((await ask('logStory', { text: 'hello\nworld\n', name: 'x.log' })).text).toContain('no record in it that is known');
  });

  test('control characters in it do not break the lines of the story', async () => {
    await start({ POLICY: policy });
    const answer = await ask('logStory', { text: log.replace('RULE: WEB RC:  402', 'RULE: W\u0007B RC:  402'), name: 'attls.log' });
    expect(answer.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('its TLS records are a capture', async () => {
    await start({ POLICY: policy });
    await client.open(L, log, 'pagent-log');
    const { pcapng, written, summary } = await ask<{ pcapng: string; written: number; summary: string }>('logCapture', { uri: L });
    expect([written, summary]).toEqual([1, '1 TLS record.']);
    const bytes = Buffer.from(pcapng, 'base64');
    expect(bytes.readUInt32BE(0)).toBe(0x0a0d0d0a);
    expect(bytes.includes(Buffer.from('16030300050100000100', 'hex'))).toBe(true);
    expect((await ask('logCapture', { text: 'hello\n', name: 'x.log' })).problem).toMatch(/no TLS records.*Trace 32/);
  });

  test('a long one keeps nobody waiting, and its telling can be cancelled', async () => {
    await start({ POLICY: policy });
    const cancel = new CancellationTokenSource();
    const story = client.connection.sendRequest('tcpparms/logStory', { text: log.repeat(10_000) }, cancel.token);
    expect(await ask<string[]>('files', {})).toEqual([P]);
    cancel.cancel();
    await expect(story).rejects.toThrow(/cancel/i);
  });
});
