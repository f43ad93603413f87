import * as vscode from 'vscode';
import { matches, same } from '../lib/assert.js';
import { closeAllEditors, codeOf, definitions, diagnostic, diagnostics, hoverText, replaceText } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';
import { MemoryFiles } from '../lib/memory-files.js';

/** Members under a scheme of an extension, as Zowe Explorer shows those of a host: profile, data set, member. */
const scheme = 'data-set-test';
const image = "TTLSConfig  //'USER.TCPPARMS(POLICY)'  FLUSH  PURGE\n";
const policy = 'TTLSRule  TN\n{\n  LocalPortRange  2023\n  Direction  Inbound\n  TTLSGroupActionRef  GROUP\n}\n';
const group = (name: string): string => `TTLSGroupAction  ${name}\n{\n  TTLSEnabled  Off\n}\n`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const isLost = (found: readonly vscode.Diagnostic[]): boolean => found.some((each) => codeOf(each) === 'unresolved-reference');

suite('Members of a host, under a scheme of another extension', () => {
  let files: MemoryFiles;
  /** Another profile for each test: what one changes concerns no other. */
  let folder = '';
  let profiles = 0;
  let registered: vscode.Disposable;

  setup(() => {
    folder = `/profile${++profiles}/USER.TCPPARMS`;
    files = new MemoryFiles({
      [`${folder}/MAIN`]: bytes("TcpImage  TCPIP  //'USER.TCPPARMS(IMAGE)'  FLUSH  PURGE\nCommonTTLSConfig  //'USER.TCPPARMS(COMMON)'\n"),
      [`${folder}/IMAGE`]: bytes(image),
      [`${folder}/COMMON`]: bytes(group('GROUP')),
      [`${folder}/POLICY`]: bytes(policy),
    });
    registered = vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true });
  });

  teardown(async () => {
    await closeAllEditors();
    registered.dispose();
  });

  const open = async (member: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: `${folder}/${member}` }));
    await vscode.window.showTextDocument(document, { preview: false });
    return vscode.languages.setTextDocumentLanguage(document, 'pagent');
  };

  test('a name leads to its definition in a member that another member includes', async () => {
    const document = await open('POLICY');
    const found = await eventually('the definition of GROUP', () => definitions(document, 'GRO|UP'), (all) => all.length > 0);
    same(found.map(({ uri, line }) => [uri.scheme, uri.path, line]), [[scheme, `${folder}/COMMON`, 0]]);
  });

  test('a member that is changed and saved changes what is said of the members that use it', async () => {
    const user = await open('POLICY');
    await eventually('the definition of GROUP', () => definitions(user, 'GRO|UP'), (all) => all.length > 0);
    const common = await open('COMMON');
    await replaceText(common, group('OTHER'));
    await diagnostics(user, isLost);
    await common.save();
    same(new TextDecoder().decode(files.readFile(common.uri)), group('OTHER'));
    await replaceText(common, group('GROUP'));
    await diagnostics(user, (found) => !isLost(found));
  });

  test('a member that changes on the host, and is open nowhere, changes what is said of the members that use it', async () => {
    const user = await open('POLICY');
    await eventually('the definition of GROUP', () => definitions(user, 'GRO|UP'), (all) => all.length > 0);
    const common = user.uri.with({ path: `${folder}/COMMON` });
    files.writeFile(common, bytes(group('OTHER')));
    await diagnostics(user, isLost);
    files.writeFile(common, bytes(group('GROUP')));
    await diagnostics(user, (found) => !isLost(found));
  });

  test('a member that cannot be read is said to be there, and why it takes no part', async () => {
    files.lock(`${folder}/POLICY`);
    const document = await open('IMAGE');
    const finding = await diagnostic(document, 'member-not-found');
    same(finding.severity, vscode.DiagnosticSeverity.Warning);
    matches(finding.message, /USER\.TCPPARMS\(POLICY\) is here, and takes no part in what is checked\. It cannot be read\./);
    matches(await hoverText(document, 'POL|ICY'), /It cannot be read/);
  });
});
