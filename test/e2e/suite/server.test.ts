import * as vscode from 'vscode';
import { matches, same } from '../lib/assert.js';
import { closeAllEditors, definitions, diagnostics, extension, hoverText, openMember, openText, replaceText } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';
import { MemoryFiles } from '../lib/memory-files.js';

/** What `activate` gives. */
interface Api {
  readonly ready: Promise<void>;
  readonly client: { sendNotification(method: string): Promise<void> };
}

/** A web worker does not end by itself. */
const inNode = typeof process === 'object' && process.versions?.node !== undefined;

const policyWith = (attribute: string): string => `TTLSRule  TN\n{\n  ${attribute}  ALL\n}\n`;
const complains = (document: vscode.TextDocument, attribute: string): Promise<unknown> => diagnostics(document, (found) => found.some(({ message }) => message.includes(attribute)));

suite('The language server', () => {
  teardown(closeAllEditors);

  test('answers after it was restarted', async () => {
    const document = await openMember('PAGENTTN');
    matches(await hoverText(document, 'TTLS|Rule'), /TTLSRule/);
    await vscode.commands.executeCommand('tcpparms.restartServer');
    matches(await hoverText(document, 'C02|C'), /TLS_ECDHE_ECDSA/);
  });

  if (inNode) {
    test('is started again when it ends unasked, and knows what was typed meanwhile', async () => {
      const document = await openText('pagent', policyWith('ZocalAddr'));
      await complains(document, 'ZocalAddr');
      const { ready, client } = extension().exports as Api;
      await ready;
      // Without shutdown before it, the server ends as after a fault.
      await client.sendNotification('exit');
      await replaceText(document, policyWith('YocalAddr'));
      await complains(document, 'YocalAddr');
      await diagnostics(document, (found) => found.every(({ message }) => !message.includes('ZocalAddr')));
    });
  }
});

suite('Files that only the editor can read', () => {
  teardown(closeAllEditors);

  test('reach the language server, in UTF-16 too', async () => {
    const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0), 0])]);
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    const files = new MemoryFiles({
      '/USER.TCPPARMS/MAIN': utf8("TcpImage  TCPIP  //'USER.TCPPARMS(IMAGE)'  FLUSH  PURGE\nCommonTTLSConfig  //'USER.TCPPARMS(COMMON)'\n"),
      '/USER.TCPPARMS/IMAGE': utf8("TTLSConfig  //'USER.TCPPARMS(POLICY)'  FLUSH  PURGE\n"),
      '/USER.TCPPARMS/COMMON': utf16('TTLSGroupAction  GROUP\n{\n  TTLSEnabled  Off\n}\n'),
      '/USER.TCPPARMS/POLICY': utf8('TTLSRule  TN\n{\n  LocalPortRange  2023\n  Direction  Inbound\n  TTLSGroupActionRef  GROUP\n}\n'),
    });
    const registered = vscode.workspace.registerFileSystemProvider('memory-test', files, { isReadonly: true });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'memory-test', path: '/USER.TCPPARMS/POLICY' }));
      await vscode.window.showTextDocument(document);
      await vscode.languages.setTextDocumentLanguage(document, 'pagent');
      const found = await eventually('the definition of GROUP', () => definitions(document, 'GRO|UP'), (all) => all.length > 0);
      same(found.map(({ uri, line }) => [uri.path, line]), [['/USER.TCPPARMS/COMMON', 0]]);
      await closeAllEditors();
    } finally {
      registered.dispose();
    }
  });
});
