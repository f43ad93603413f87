/** The server held against the specification of the Language Server Protocol, over real streams. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, Diagnostic, Hover, InitializeParams, InlayHint, Location, LocationLink, Range, SymbolInformation } from 'vscode-languageserver';
import { CancellationTokenSource, ResponseError } from 'vscode-jsonrpc/node';
import { Client, member, uri } from './client.js';
import { buildServer, Wire } from './wire.js';

type Capabilities = InitializeParams['capabilities'];

let client: Client | undefined;
let wire: Wire | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
  wire?.kill();
  wire = undefined;
});

const TN = member('PAGENTTN');
const library = {
  'USER.TCPPARMS/PAGENTTN': `
    TTLSRule TN
    {
      LocalPortRange            2023
      Direction                 Inbound
      TTLSGroupActionRef        TNGA
      TTLSEnvironmentActionRef  TNEA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  On
    }
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  START1/TN3270
      }
    }
  `,
};
const trace = `
  SYSA      DUMP      00000020  07:15:40.118604  SSL_ASCII_DUMP
    Job TCPIP     Process 0201003E  Thread 00000004  send_v3_alert
    ALERT message
      00000000: 15030300 020228                       *......(*
`;
const codes = (list: readonly Diagnostic[]): unknown[] => list.map((each) => each.code);

describe('what a client can do is honoured', () => {
  const start = async (capabilities: Capabilities): Promise<Client> => {
    const started = await Client.start({ files: library, capabilities });
    await started.open(TN);
    return started;
  };

  test.each([
    ['markdown', ['markdown', 'plaintext']],
    ['plaintext', ['plaintext', 'markdown']],
    ['plaintext', ['plaintext']],
    ['plaintext', undefined],
  ] as const)('hover as %s for a client that takes %j', async (kind, contentFormat) => {
    client = await start({ textDocument: { hover: contentFormat && { contentFormat: [...contentFormat] } } });
    const hover = await client.request<Hover>('textDocument/hover', TN, { position: client.position(TN, 'HandshakeRole') });
    const contents = hover.contents as { kind: string; value: string };
    expect(contents.kind).toBe(kind);
    expect(contents.value).toContain('HandshakeRole');
    expect(contents.value.includes('**')).toBe(kind === 'markdown');
    expect(contents.value.includes('`')).toBe(kind === 'markdown');
  });

  test.each(['markdown', 'plaintext'] as const)('documentation of completions as %s', async (kind) => {
    client = await start({ textDocument: { completion: { completionItem: { documentationFormat: [kind] } } } });
    await client.replace(TN, 'HandshakeRole', 'Handsh');
    const items = await client.request<CompletionItem[]>('textDocument/completion', TN, { position: client.position(TN, 'Handsh', 1, 6) });
    const item = items.find(({ label }) => label === 'HandshakeRole') as CompletionItem;
    const { documentation } = item.documentation ? item : await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    expect(documentation).toMatchObject({ kind });
  });

  test.each([true, false])('snippets: %s', async (snippetSupport) => {
    client = await start({ textDocument: { completion: { completionItem: { snippetSupport } } } });
    const empty = member('EMPTY');
    await client.open(empty, 'TTLSR');
    const items = await client.request<CompletionItem[]>('textDocument/completion', empty, { position: client.position(empty, 'TTLSR', 1, 5) });
    expect(items.length).toBeGreaterThan(0);
    const snippets = items.filter((item) => item.insertTextFormat === 2);
    expect(snippets.length > 0).toBe(snippetSupport);
    if (!snippetSupport) for (const item of items) expect(item.textEdit?.newText).not.toContain('${');
  });

  test('nested symbols only for a client that takes them', async () => {
    client = await start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: false } } });
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', TN);
    expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(['TN', 'TNGA', 'TNEA', 'TTLSKeyringParms']));
    for (const symbol of symbols) expect([symbol.location.uri, 'children' in symbol]).toEqual([TN, false]);
  });

  test.each([true, false])('definitions as links: %s', async (linkSupport) => {
    client = await start({ textDocument: { definition: { linkSupport } } });
    const [found] = await client.request<(Location & LocationLink)[]>('textDocument/definition', TN, { position: client.position(TN, 'TNEA', 1, 1) });
    const selection = { start: client.position(TN, 'TNEA', 2), end: client.position(TN, 'TNEA', 2, 4) };
    if (linkSupport) expect(found).toMatchObject({ targetUri: TN, targetSelectionRange: selection });
    else expect(found).toEqual({ uri: TN, range: selection });
  });

  test('inlay hints are offered to a client that shows them, and to no other', async () => {
    client = await start({ textDocument: { inlayHint: {} } });
    expect(client.result.capabilities.inlayHintProvider).toBe(true);
    const range: Range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    expect(Array.isArray(await client.request<InlayHint[]>('textDocument/inlayHint', TN, { range }))).toBe(true);
    await client.stop();
    client = await start({});
    expect(client.result.capabilities.inlayHintProvider).toBeUndefined();
  });

  test.each([
    ['codeLens', 'pagent'],
    ['inlayHint', 'gsk-trace'],
  ])('a client that can ask again is told so when a document has got another language: %s', async (what, languageId) => {
    client = await Client.start({ files: library, capabilities: { workspace: { [what]: { refreshSupport: true } }, textDocument: { [what]: {} } } });
    const at = uri('trace.txt');
    await client.open(at, trace, 'plaintext');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: at } });
    const { connection } = client;
    const asked = new Promise((resolve) => connection.onRequest(`workspace/${what}/refresh`, () => (resolve(undefined), null)));
    await client.open(at, trace, languageId);
    await asked;
    const range: Range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    if (what === 'inlayHint') expect(await client.request<InlayHint[]>('textDocument/inlayHint', at, { range })).toMatchObject([{ position: { line: 3, character: '    00000000: 15030300 020228                       *......(*'.length } }]);
  });

  test('a client that cannot ask again is left alone', async () => {
    client = await start({ textDocument: { inlayHint: {} } });
    const { connection } = client;
    let asked = false;
    connection.onRequest('workspace/inlayHint/refresh', () => ((asked = true), null));
    await client.nextDiagnostics(TN);
    await client.request('textDocument/hover', TN, { position: { line: 0, character: 0 } });
    expect(asked).toBe(false);
  });

  test('diagnostics are pushed to a client that does not pull, and pulled by one that does', async () => {
    client = await start({});
    expect(client.result.capabilities.diagnosticProvider).toBeUndefined();
    await client.diagnosticsWhen(TN, () => true);
    await client.stop();
    client = await start({ textDocument: { diagnostic: {} } });
    expect(client.result.capabilities.diagnosticProvider).toBeDefined();
    await client.request('textDocument/diagnostic', TN);
    expect(client.diagnostics.size).toBe(0);
  });
});

describe('position encodings', () => {
  test.each([
    ['utf-16', undefined],
    ['utf-16', []],
    ['utf-16', ['utf-7']],
    ['utf-8', ['utf-8', 'utf-16']],
    ['utf-16', ['utf-16', 'utf-8']],
    ['utf-32', ['utf-7', 'utf-32', 'utf-8']],
  ])('%s for a client that offers %j', async (chosen, offered) => {
    client = await Client.start({ capabilities: { general: { positionEncodings: offered } } });
    expect(client.result.capabilities.positionEncoding).toBe(chosen);
  });

  // 𝔸 is four bytes of UTF-8, two units of UTF-16, one code point; é is two bytes, one unit, one code point.
  test.each([
    ['utf-8', 8],
    ['utf-16', 4],
    ['utf-32', 3],
  ])('%s: ranges and edits behind characters beyond the Basic Multilingual Plane', async (encoding, width) => {
    client = await Client.start({ capabilities: { general: { positionEncodings: [encoding] }, textDocument: { definition: { linkSupport: true } } } });
    const name = '𝔸éB';
    expect([Buffer.byteLength(name), name.length, [...name].length]).toEqual([7, 4, 3]);
    const named = encoding === 'utf-8' ? width - 1 : width;
    await client.open(TN, `TTLSRule ${name}\n{\n  Direction Inbound ; TTLSGroupActionRef ${name}x\n}\nTTLSGroupAction ${name}\n{\n  TTLSEnabled Onn\n}\n`);
    const change = (version: number, line: number, from: number, to: number, text: string): Promise<void> | undefined =>
      client?.connection.sendNotification('textDocument/didChange', { textDocument: { uri: TN, version }, contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }] });

    // Two changes behind the wide characters of one line: only right offsets give the names GA and GA.
    await change(2, 4, 16, 16 + named, `${name}GA`);
    await change(3, 4, 16, 16 + named, '');
    await change(4, 2, 0, 99, `  TTLSGroupActionRef ${name}GA`);
    await change(5, 2, 21, 21 + named, '');
    const links = await client.request<LocationLink[]>('textDocument/definition', TN, { position: { line: 2, character: 22 } });
    expect(links.map((link) => link.targetSelectionRange)).toEqual([{ start: { line: 4, character: 16 }, end: { line: 4, character: 18 } }]);

    // Names may be of any characters: the range of one counts them as the client does.
    await change(6, 4, 16, 16, name);
    await change(7, 2, 21, 21, name);
    const [link] = await client.request<LocationLink[]>('textDocument/definition', TN, { position: { line: 2, character: 22 + named } });
    expect(link?.targetSelectionRange).toEqual({ start: { line: 4, character: 16 }, end: { line: 4, character: 18 + named } });
  });
});

describe('documents', () => {
  const bad = 'TTLSRule TN\n{\n  ZocalAddr All\n}\n';
  const good = 'TTLSGroupAction GA\n{\n  TTLSEnabled On\n}\n';

  test('a change of a document that is not open is passed over', async () => {
    client = await Client.start({ files: library });
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri: TN, version: 9 }, contentChanges: [{ text: bad }] });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: member('NEVER') } });
    expect(await client.request('textDocument/hover', TN, { position: { line: 2, character: 4 } })).toMatchObject({ contents: { value: expect.stringContaining('LocalPortRange') as unknown } });
  });

  test('versions that do not grow: changes count in the order in which they come', async () => {
    client = await Client.start();
    await client.open(TN, bad);
    const change = (version: number, text: string): Promise<void> | undefined => client?.connection.sendNotification('textDocument/didChange', { textDocument: { uri: TN, version }, contentChanges: [{ text }] });
    await change(7, good);
    await change(3, bad.replace('TN', 'LATER'));
    await change(3, bad.replace('TN', 'LAST'));
    const symbols = await client.request<{ name: string }[]>('textDocument/documentSymbol', TN);
    expect(symbols.map(({ name }) => name)).toEqual(['LAST']);
    expect(codes(await client.diagnosticsWhen(TN, (list) => codes(list).includes('unknown-attribute')))).toContain('unknown-attribute');
  });

  test.each([
    ['that was closed and is in no folder', member('CLOSED')],
    ['that never was', member('NEVER')],
    ['of a scheme that nobody knows', 'nobody-knows:/USER.TCPPARMS/A'],
  ])('requests for a document %s find nothing, and do not fail', async (_what, where) => {
    client = await Client.start({ capabilities: { textDocument: { diagnostic: {}, inlayHint: {} } } });
    if (where === member('CLOSED')) {
      await client.open(where, bad);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: where } });
    }
    const position = { line: 2, character: 4 };
    const range: Range = { start: { line: 0, character: 0 }, end: position };
    const context = { diagnostics: [], includeDeclaration: true };
    for (const method of ['hover', 'completion', 'definition', 'references', 'documentHighlight', 'prepareRename', 'documentSymbol', 'foldingRange', 'documentLink', 'codeLens', 'codeAction', 'inlayHint', 'selectionRange']) {
      const found = await client.request<unknown[] | null>(`textDocument/${method}`, where, { position, range, context, positions: [position] });
      expect(found ?? [], method).toHaveLength(0);
    }
    expect(await client.request('textDocument/diagnostic', where)).toMatchObject({ kind: 'full', items: [] });
  });

  test('closed and opened again, with the same version: the diagnostics come again', async () => {
    client = await Client.start();
    await client.open(TN, bad);
    const first = await client.diagnosticsWhen(TN, (list) => codes(list).includes('unknown-attribute'));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: TN } });
    await client.diagnosticsWhen(TN, (list) => list.length === 0);
    await client.open(TN, bad);
    expect(await client.diagnosticsWhen(TN, (list) => codes(list).includes('unknown-attribute'))).toEqual(first);
  });

  test('a file that changes on disk under an open document changes nothing until it is closed', async () => {
    client = await Client.start({ files: { 'USER.TCPPARMS/PAGENTTN': good } });
    await client.open(TN, bad);
    await client.diagnosticsWhen(TN, (list) => codes(list).includes('unknown-attribute'));
    client.files.write(TN, 'TTLSGroupAction OTHER\n{\n  TTLSEnabled On\n}\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: TN, type: 2 }] });
    const names = async (): Promise<string[]> => (await client?.request<{ name: string }[]>('textDocument/documentSymbol', TN))?.map(({ name }) => name) ?? [];
    expect(await names()).toEqual(['TN']);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: TN } });
    await client.diagnosticsWhen(TN, (list) => !codes(list).includes('unknown-attribute'));
    expect(await names()).toEqual(['OTHER']);
  });

  test('an edit of one file does not send the lists of the others again; each list carries the version it is for', async () => {
    client = await Client.start({ files: { 'USER.TCPPARMS/OTHER': bad, 'USER.TCPPARMS/PAGENTTN': good } });
    const other = member('OTHER');
    const sent: { uri: string; version?: number }[] = [];
    client.onPublish((params) => sent.push(params));
    await client.open(TN);
    await client.diagnosticsWhen(other, (list) => codes(list).includes('unknown-attribute'));
    await client.diagnosticsWhen(TN, () => true);
    sent.length = 0;
    await client.replace(TN, 'On', 'Onn');
    await client.diagnosticsWhen(TN, (list) => list.length > 0);
    await client.replace(TN, 'Onn', 'On');
    await client.diagnosticsWhen(TN, (list) => list.length === 0);
    expect(sent.map(({ uri, version }) => [uri, version])).toEqual([[TN, 2], [TN, 3]]);
  });
});

test('what is cancelled is answered: with the result, or as cancelled', async () => {
  client = await Client.start({ files: library });
  await client.open(TN);
  for (const method of ['textDocument/hover', 'textDocument/references', 'textDocument/rename', 'textDocument/completion', 'textDocument/codeLens']) {
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: TN }, position: client.position(TN, 'TNEA', 1, 1), context: { includeDeclaration: true }, newName: 'NEW' };
    const asked = client.connection.sendRequest(method, params, source.token);
    source.cancel();
    const error = await asked.then(() => undefined, (reason: unknown) => reason);
    if (error !== undefined) expect(error instanceof ResponseError && error.code).toBe(-32800);
  }
  expect(await client.request('textDocument/hover', TN, { position: client.position(TN, 'HandshakeRole') })).not.toBeNull();
});

describe('the process', () => {
  let built: Awaited<ReturnType<typeof buildServer>>;
  beforeAll(async () => {
    built = await buildServer();
  });
  afterAll(() => built.remove());
  const begin = (): Wire => (wire = new Wire(built.file));

  test('refuses requests before initialize, and a second initialize', async () => {
    const server = begin();
    server.notify('textDocument/didOpen', { textDocument: { uri: 'file:///A', languageId: 'pagent', version: 1, text: '' } });
    expect((await server.request(7, 'textDocument/hover', { textDocument: { uri: 'file:///A' }, position: { line: 0, character: 0 } })).error?.code).toBe(-32002);
    expect((await server.request(8, 'shutdown')).error?.code).toBe(-32002);
    expect((await server.start()).result).toHaveProperty('capabilities');
    expect((await server.request(9, 'initialize', { processId: null, rootUri: null, capabilities: {} })).error?.code).toBe(-32600);
  });

  test('refuses requests after shutdown, then ends with 0', async () => {
    const server = begin();
    await server.start();
    expect(await server.request(2, 'shutdown')).toMatchObject({ result: null });
    expect((await server.request(3, 'workspace/symbol', { query: '' })).error?.code).toBe(-32600);
    server.notify('exit');
    expect(await server.exitCode).toBe(0);
  });

  test('ends with 1 when it is told to without shutdown, also before initialize', async () => {
    const server = begin();
    await server.start();
    server.notify('exit');
    expect(await server.exitCode).toBe(1);
    const fresh = begin();
    fresh.notify('exit');
    expect(await fresh.exitCode).toBe(1);
  });

  test('ends when the client is gone', async () => {
    const server = begin();
    await server.start();
    server.hangUp();
    expect(await server.exitCode).toBe(1);
  });

  test('answers for unknown requests, passes over unknown notifications', async () => {
    const server = begin();
    await server.start();
    for (const [id, method] of [[2, 'no/such'], [3, '$/noSuch']] as const) expect((await server.request(id, method, {})).error?.code).toBe(-32601);
    server.notify('no/such', { any: 'thing' });
    server.notify('$/noSuch');
    server.notify('$/cancelRequest', { id: 4711 });
    expect(await server.request(4, 'workspace/symbol', { query: '' })).toMatchObject({ result: [] });
  });

  test.each([
    ['a body that is no JSON', (server: Wire) => server.body('{ "jsonrpc": "2.0", "id": 7, ')],
    ['bodies that are no messages', (server: Wire) => ['[]', 'null', '42', '"text"', '{}', '{"jsonrpc":"2.0"}'].forEach((text) => server.body(text))],
    ['parameters of wrong types', (server: Wire) => server.body('{"jsonrpc":"2.0","id":91,"method":"textDocument/completion","params":{"textDocument":{"uri":5},"position":"x"}}')],
    ['a request without parameters', (server: Wire) => server.body('{"jsonrpc":"2.0","id":90,"method":"textDocument/hover"}')],
    ['a notification with wrong parameters', (server: Wire) => server.body('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":null}}')],
  ])('goes on after %s', async (_what, send) => {
    const server = begin();
    await server.start();
    send(server);
    expect(await server.request(2, 'workspace/symbol', { query: '' })).toMatchObject({ result: [] });
  });

  // Where a header is wrong, nobody can tell where the next message begins: it may be read only when more bytes come.
  test.each([
    ['a length that is no number', (server: Wire) => server.write('Content-Length: many\r\n\r\n')],
    ['a header without a length', (server: Wire) => server.write('Content-Type: text/plain\r\n\r\n')],
    ['a length that is too short', (server: Wire) => server.write('Content-Length: 2\r\n\r\n{}\r\n\r\n')],
  ])('goes on, with the next message at the latest, after %s', async (_what, send) => {
    const server = begin();
    await server.start();
    send(server);
    const next = setInterval(() => server.notify('$/noSuch'), 50);
    try {
      expect(await server.request(2, 'workspace/symbol', { query: '' })).toMatchObject({ result: [] });
    } finally {
      clearInterval(next);
    }
  });
});
