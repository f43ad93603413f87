import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, CodeLens, CompletionItem, DocumentSymbol, Hover, Location, LocationLink, Position, WorkspaceEdit } from 'vscode-languageserver';
import { Client, member, uri } from './client.js';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const library = {
  'USER.TCPPARMS/PAGENTEN': `PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'\n`,
  'USER.TCPPARMS/PAGENTCF': `
    CommonTTLSConfig //'USER.TCPPARMS(PAGENTCO)'
    TcpImage TCPIP //'USER.TCPPARMS(PAGENTT)' FLUSH PURGE
  `,
  'USER.TCPPARMS/PAGENTT': `
    TTLSConfig //'USER.TCPPARMS(PAGENTTN)' FLUSH PURGE
  `,
  'USER.TCPPARMS/PAGENTCO': `
    TTLSGroupAction COGA
    {
      TTLSEnabled  On
    }
  `,
  'USER.TCPPARMS/PAGENTTN': `
    TTLSRule TN
    {
      LocalPortRange            2023
      ZocalAddr                 All
      Direction                 Inbound
      TTLSGroupActionRef        COGA
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  START1/TN3270
      }
      TTLSCipherParms
      {
        V3CipherSuites4Char  C02C
      }
      TTLSEnvironmentAdvancedParms
      {
        TLSv1     Off
        TLSv1.1   Off
        TLSv1.2   On
        ApplicationControlled  On
      }
    }
  `,
};
const TN = member('PAGENTTN');
const codes = (list: readonly { code?: unknown }[]): unknown[] => list.map((d) => d.code);

describe('diagnostics', () => {
  test('a misspelt attribute is reported where it stands, and a quick fix mends it', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    const found = await client.diagnosticsWhen(TN, (list) => codes(list).includes('unknown-attribute'));
    const finding = found.find((d) => d.code === 'unknown-attribute');
    expect(finding?.range).toEqual(client.range(TN, 'ZocalAddr'));
    expect(finding?.message).toContain('LocalAddr');
    expect(finding?.codeDescription?.href).toMatch(/docs\/checks\/unknown-attribute\.md$/);

    const fixes = await client.request<CodeAction[]>('textDocument/codeAction', TN, { range: finding?.range, context: { diagnostics: [finding] } });
    const fix = fixes.find((action) => action.isPreferred);
    expect(client.applied(fix?.edit as WorkspaceEdit)[TN]).toContain('  LocalAddr                 All');

    await client.replace(TN, 'ZocalAddr', 'LocalAddr');
    expect(codes(await client.diagnosticsWhen(TN, (list) => !codes(list).includes('unknown-attribute')))).not.toContain('unknown-attribute');
  });

  test('a reference is resolved in a member that is not open, and reported when that member changes', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    await client.diagnosticsWhen(TN, (list) => codes(list).includes('unknown-attribute') && !codes(list).includes('unresolved-reference'));
    client.files.write(member('PAGENTCO'), 'TTLSGroupAction OTHER\n{\n  TTLSEnabled On\n}\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: member('PAGENTCO'), type: 2 }] });
    const found = await client.diagnosticsWhen(TN, (list) => codes(list).includes('unresolved-reference'));
    expect(found.find((d) => d.code === 'unresolved-reference')?.severity).toBe(1);
  });

  test('the text of an open document counts, not the one on disk', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    await client.open(member('PAGENTCO'));
    await client.diagnosticsWhen(TN, (list) => !codes(list).includes('unresolved-reference'));
    await client.replace(member('PAGENTCO'), 'COGA', 'COGB');
    await client.diagnosticsWhen(TN, (list) => codes(list).includes('unresolved-reference') || codes(list).includes('reference-case'));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: member('PAGENTCO') } });
    const found = await client.diagnosticsWhen(TN, (list) => !codes(list).includes('unresolved-reference'));
    expect(codes(found)).toContain('unknown-attribute');
  });

  test('are pulled by a client that pulls', async () => {
    client = await Client.start({ files: library, capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } } });
    expect(client.result.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true, workspaceDiagnostics: true });
    await client.open(TN);
    const report = await client.request<{ kind: string; items: { code: string }[] }>('textDocument/diagnostic', TN);
    expect(report.kind).toBe('full');
    expect(codes(report.items)).toContain('unknown-attribute');
    const whole = await client.connection.sendRequest<{ items: { uri: string; items: { code: string }[] }[] }>('workspace/diagnostic', { previousResultIds: [] });
    expect(whole.items.map((i) => i.uri)).toContain(member('PAGENTCO'));
    expect(codes(whole.items.find((i) => i.uri === TN)?.items ?? [])).toContain('unknown-attribute');
  });

  test('severities follow the settings, and nonsense settings get one message', async () => {
    client = await Client.start({ files: library, settings: { severities: { 'unknown-attribute': 'hint' }, release: 42 } });
    await client.open(TN);
    const found = await client.diagnosticsWhen(TN, (list) => list.some((d) => d.code === 'unknown-attribute' && d.severity === 4));
    expect(codes(found)).toContain('unknown-attribute');
    expect(client.messages.filter((m) => m.includes('tcpparms.release'))).toHaveLength(1);
  });
});

describe('navigation', () => {
  test('a reference leads to the statement in the common file', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    const links = await client.request<LocationLink[]>('textDocument/definition', TN, { position: client.position(TN, 'COGA', 1, 1) });
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ targetUri: member('PAGENTCO'), targetSelectionRange: { start: { line: 0, character: 16 } } });
  });

  test('an include leads to the member', async () => {
    client = await Client.start({ files: library });
    const image = member('PAGENTT');
    await client.open(image);
    const links = await client.request<LocationLink[]>('textDocument/definition', image, { position: client.position(image, 'PAGENTTN') });
    expect(links.map((l) => l.targetUri)).toEqual([TN]);
  });

  test('the main file leads on from STDENV', async () => {
    client = await Client.start({ files: library });
    const stdenv = member('PAGENTEN');
    await client.open(stdenv, undefined, 'stdenv');
    const links = await client.request<LocationLink[]>('textDocument/definition', stdenv, { position: client.position(stdenv, 'PAGENTCF') });
    expect(links.map((l) => l.targetUri)).toEqual([member('PAGENTCF')]);
  });

  test('a rename reaches members that are not open, and a bad name is refused with the reason', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    const position = client.position(TN, 'COGA', 1, 1);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', TN, { position, newName: 'COMMON-GROUP' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([member('PAGENTCO'), TN]);
    await expect(client.request('textDocument/rename', TN, { position, newName: 'A B' })).rejects.toThrow('blank');
  });

  test('symbols are nested for a client that takes nested ones', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', TN);
    expect(symbols.map((s) => s.name)).toEqual(['TN', 'TNEA']);
    expect(symbols[1]?.children?.map((s) => s.name)).toContain('TTLSKeyringParms');
  });
});

describe('help where the cursor stands', () => {
  test('hover on a cipher code', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    const hover = await client.request<Hover>('textDocument/hover', TN, { position: client.position(TN, 'C02C', 1, 1) });
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(hover.contents)).toContain('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
  });

  test('completion of a reference offers the names of its type, from other members too', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    await client.replace(TN, 'COGA', '');
    const position = client.position(TN, 'TTLSGroupActionRef', 1, 'TTLSGroupActionRef        '.length);
    const items = await client.request<CompletionItem[]>('textDocument/completion', TN, { position });
    expect(items.map((i) => i.label)).toContain('COGA');
    expect(items.map((i) => i.label)).not.toContain('TNEA');
    expect(items.every(({ labelDetails }) => labelDetails === undefined)).toBe(true);
  });

  test('what stands beside a proposal is shown for each, where the client can', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { labelDetailsSupport: true } } } };
    client = await Client.start({ capabilities });
    const at = member('NEW');
    await client.open(at, 'TTLSCipherParms C\n{\n  V3CipherSuites4Char \n}\n');
    const items = await client.request<CompletionItem[]>('textDocument/completion', at, { position: { line: 2, character: 22 } });
    expect(items.find(({ label }) => label === '1302')?.labelDetails?.description).toContain('TLS_AES_256_GCM_SHA384');
  });
});

describe('lenses', () => {
  test('a rule shows its effective parameters, with the level each comes from', async () => {
    client = await Client.start({ files: library, initializationOptions: { effectiveCommand: true } });
    await client.open(TN);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', TN);
    const lens = lenses.find((l) => l.command?.command === 'tcpparms.showEffective');
    expect(lens?.range.start.line).toBe(0);
    expect(lens?.command?.title).toContain('TLSv1.2');
    expect(lens?.command?.title).toContain('START1/TN3270');
    expect(lens?.command?.arguments).toEqual([TN, 'TN']);
  });

  test('the count on a definition leads to the references', async () => {
    client = await Client.start({ files: library, initializationOptions: { effectiveCommand: true } });
    await client.open(TN);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', TN);
    const command = lenses.find((l) => l.command?.title === '1 reference')?.command;
    const [where, position] = command?.arguments as [string, Position];
    const found = await client.request<Location[]>('textDocument/references', where, { position, context: { includeDeclaration: false } });
    expect(found.map((place) => place.range)).toEqual([client.range(TN, 'TNEA')]);
  });

  test('the full list tells member and line of every value', async () => {
    client = await Client.start({ files: library });
    await client.open(TN);
    const found = await client.connection.sendRequest<{ text: string }>('tcpparms/effective', { uri: TN, rule: 'TN' });
    expect(found.text).toMatch(/Keyring\s+START1\/TN3270.*PAGENTTN:14/);
    expect(await client.connection.sendRequest('tcpparms/effective', { uri: TN, rule: 'NONE' })).toBeNull();
  });
});

test('a client that refuses what it said it could is served all the same', async () => {
  const capabilities = {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true }, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
    textDocument: { diagnostic: {}, inlayHint: {} },
  };
  const refuses = ['workspace/configuration', 'client/registerCapability', 'workspace/diagnostic/refresh', 'workspace/codeLens/refresh', 'workspace/inlayHint/refresh'];
  client = await Client.start({ files: library, capabilities, refuses });
  await client.open(TN);
  const report = await client.request<{ items: { code: string }[] }>('textDocument/diagnostic', TN);
  expect(codes(report.items)).toContain('unknown-attribute');
});

describe('bad input', () => {
  test('requests for files that are not there get empty answers', async () => {
    client = await Client.start({ files: library });
    const nowhere = uri('nowhere');
    const position = { line: 3, character: 7 };
    expect(await client.request('textDocument/hover', nowhere, { position })).toBeNull();
    expect(await client.request('textDocument/definition', nowhere, { position })).toEqual([]);
    expect(await client.request('textDocument/completion', nowhere, { position })).toEqual([]);
    expect(await client.request('textDocument/codeLens', nowhere)).toEqual([]);
    expect(await client.request('textDocument/documentSymbol', nowhere)).toEqual([]);
  });

  test('an empty document and a half-typed one are answered', async () => {
    client = await Client.start();
    const at = member('NEW');
    await client.open(at, '');
    expect(await client.request('textDocument/hover', at, { position: { line: 0, character: 0 } })).toBeNull();
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri: at, version: 2 }, contentChanges: [{ text: 'TTLSRule TN\n{\n  TTLSGr' }] });
    const items = await client.request<CompletionItem[]>('textDocument/completion', at, { position: { line: 2, character: 8 } });
    expect(items.map((i) => i.label)).toContain('TTLSGroupActionRef');
  });
});
