import { afterEach, describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { Client, member } from './client.js';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const policy = `
  TTLSRule TN
  {
    LocalPortRange            2023
    Jobname                   TN3270
    Direction                 Inbound
    TTLSGroupActionRef        GA
    TTLSEnvironmentActionRef  EA
  }
  TTLSRule ANY
  {
    LocalPortRange            1-9999
    Direction                 Inbound
    TTLSGroupActionRef        OFF
  }
  TTLSGroupAction GA
  {
    TTLSEnabled  On
  }
  TTLSGroupAction OFF
  {
    TTLSEnabled  Off
  }
  TTLSEnvironmentAction EA
  {
    HandshakeRole  Server
    TTLSKeyringParms
    {
      Keyring  START1/TN3270
    }
    TTLSCipherParms
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
    TTLSEnvironmentAdvancedParms
    {
      ApplicationControlled  On
      TLSv1    Off
      TLSv1.1  Off
      TLSv1.2  Off
      TLSv1.3  On
    }
  }
`;
const P = member('POLICY');
const start = async (more: Readonly<Record<string, string>> = {}): Promise<Client> => {
  client = await Client.start({ files: { 'USER.TCPPARMS/POLICY': policy, ...more } });
  await client.open(P);
  return client;
};
const ask = <T>(method: string, params: object): Promise<T> => (client as Client).connection.sendRequest<T>(`tcpparms/${method}`, params);

describe('the explorer', () => {
  test('leads from the stack to a parameter and its line', async () => {
    const asked = await start();
    type Node = { id: string; label: string; kind: string; description?: string; target?: { uri: string; range: { start: { line: number } } } };
    const [stack] = await ask<Node[]>('explorer', {});
    const groups = await ask<Node[]>('explorer', { id: stack?.id });
    expect(groups.map((n) => n.kind)).toEqual(['files', 'rules']);
    const rules = await ask<Node[]>('explorer', { id: groups[1]?.id });
    expect(rules.map((n) => n.label)).toEqual(['ANY', 'TN']);
    const parts = await ask<Node[]>('explorer', { id: rules[1]?.id });
    const environment = parts.find((n) => n.label === 'EA');
    const blocks = await ask<Node[]>('explorer', { id: environment?.id });
    const keyring = blocks.find((n) => n.label === 'TTLSKeyringParms');
    const parameters = await ask<Node[]>('explorer', { id: keyring?.id });
    expect(parameters).toMatchObject([{ label: 'Keyring', description: 'START1/TN3270', target: { uri: P, range: { start: { line: asked.position(P, 'START1/TN3270').line } } } }]);
    expect(await ask<Node[]>('explorer', { id: 'nonsense' })).toEqual([]);
  });
});

describe('the map', () => {
  test('holds traffic, rules and actions, and marks rules without AT-TLS', async () => {
    await start();
    const [choice] = await ask<{ index: number; title: string }[]>('maps', {});
    const map = await ask<{ nodes: { id: string; kind: string; marks: string[] }[]; edges: { from: string; to: string }[] }>('map', { index: choice?.index });
    expect(map.nodes.filter((n) => n.kind === 'rule').map((n) => [n.id, n.marks.includes('off')])).toEqual([
      ['rule ANY', true],
      ['rule TN', false],
    ]);
    expect(map.edges).toContainEqual({ from: 'rule TN', to: 'environment EA' });
    const one = await ask<{ nodes: { id: string }[] }>('map', { index: choice?.index, filter: '2023' });
    expect(one.nodes.map((n) => n.id)).not.toContain('rule ANY');
    expect(await ask('map', { index: 99 })).toBeNull();
  });
});

test('the rule for a connection comes with the reasons why the others are not used', async () => {
  await start();
  const [choice] = await ask<{ index: number }[]>('maps', {});
  const answer = await ask<{ rule: string; considered: { rule: string; matches: boolean; why: string; target?: { uri: string } }[] }>('match', {
    index: choice?.index,
    connection: { direction: 'Inbound', localPort: 20230, jobname: 'TN3270' },
  });
  expect(answer.rule).toBeNull();
  expect(answer.considered.find((c) => c.rule === 'TN')).toMatchObject({ matches: false, target: { uri: P } });
  expect(answer.considered.find((c) => c.rule === 'TN')?.why).toContain('2023');
});

test('what a person wrote of a connection is read first: what no connection can have gets no answer', async () => {
  await start();
  const [choice] = await ask<{ index: number }[]>('maps', {});
  const index = choice?.index;
  expect(await ask('match', { index, fields: { localPort: '99999', remoteAddress: '10.1', jobname: 'TN3270' } })).toEqual({
    problems: [
      { field: 'localPort', value: '99999', message: 'expected a port from 1 to 65535.' },
      { field: 'remoteAddress', value: '10.1', message: 'expected one IPv4 or IPv6 address.' },
    ],
  });
  expect(await ask('match', { index, fields: { localPort: ' 2023 ', direction: 'Inbound' } })).toMatchObject({ rule: 'ANY' });
});

test('the stacks with the file in front come first', async () => {
  await start({ 'USER.TCPPARMS/AAA': 'TTLSRule A\n{\n  Direction Inbound\n}\n' });
  const files = async (params: object) => (await ask<{ files: string }[]>('maps', params)).map((choice) => choice.files);
  const all = await files({});
  const last = all.at(-1) ?? '';
  expect(all.length).toBeGreaterThan(1);
  expect((await files({ uri: member(last.split(' + ').at(-1) ?? '') }))[0]).toBe(last);
});

test('a handshake that fails comes with the change that makes it work', async () => {
  const asked = await start();
  const reply = await ask<{ works: boolean; verdict: string; change?: { edit: WorkspaceEdit } }>('handshake', { uri: P, rule: 'TN', partner: 'openssl-3', certificate: 'rsa-2048' });
  expect(reply.works).toBe(false);
  expect(reply.verdict).toContain('519');
  const changed = asked.applied(reply.change?.edit ?? {})[P] ?? '';
  expect(changed).not.toBe('');
  await asked.connection.sendNotification('textDocument/didChange', { textDocument: { uri: P, version: 9 }, contentChanges: [{ text: changed }] });
  expect(await ask('handshake', { uri: P, rule: 'TN', partner: 'openssl-3', certificate: 'rsa-2048' })).toMatchObject({ works: true });
  expect(await ask('handshake', { uri: P, rule: 'NONE', partner: 'openssl-3' })).toBeNull();
});

test('what changed is told by rule and effective value; a comment changes nothing', async () => {
  const asked = await start();
  const before = asked.text(P);
  await asked.replace(P, 'START1/TN3270', 'START2/TN3270');
  const changed = await ask<string>('changes', { old: { [P]: before } });
  expect(changed).toContain('TN');
  expect(changed).toContain('START1/TN3270');
  expect(changed).toContain('START2/TN3270');
  expect(changed).toContain('EnvironmentUserInstance');
  await asked.replace(P, 'START2/TN3270', 'START1/TN3270 # the ring');
  expect(await ask<string>('changes', { old: { [P]: before } })).not.toContain('START2');
});
