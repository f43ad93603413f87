import * as vscode from 'vscode';
import { matches, present, same } from '../lib/assert.js';
import { closeAllEditors, codeActions, extension, memberUri, openMember, positionOf, workspaceFolder } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';

/** What `activate` gives. */
interface Api {
  readonly ready: Promise<void>;
  readonly client: { sendRequest<T>(method: string, parameters: object): Promise<T> };
}

/** Opens a file of the examples and waits until it has its language. */
async function openAs(member: string, language: string): Promise<vscode.TextDocument> {
  const document = await openMember(member);
  await eventually(`the language of ${member} to be ${language}`, () => document.languageId, (id) => id === language);
  return document;
}

/** Runs a command; gives the document that it opens. */
async function documentOf(command: string, ...parameters: unknown[]): Promise<vscode.TextDocument> {
  const before = vscode.window.activeTextEditor?.document;
  await vscode.commands.executeCommand(command, ...parameters);
  const editor = await eventually(`a document of ${command}`, () => vscode.window.activeTextEditor, (active) => active !== undefined && active.document !== before);
  return present(editor, 'editor').document;
}

/** The names of the files to which the links of a document lead. */
async function linkedFiles(document: vscode.TextDocument): Promise<string[]> {
  const ask = async (): Promise<vscode.DocumentLink[]> => (await vscode.commands.executeCommand<vscode.DocumentLink[] | undefined>('vscode.executeLinkProvider', document.uri)) ?? [];
  const links = await eventually('links', ask, (found) => found.length > 0);
  return links.map(({ target }) => target?.path.split('/').pop() ?? '');
}

/** Files that other tests wrote would be stacks and logs of their own. */
async function onlyTheExamples(): Promise<void> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), 'elsewhere');
  await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  const { ready, client } = extension().exports as Api;
  await ready;
  await eventually('the library without other files', () => client.sendRequest<string[]>('tcpparms/files', {}), (files) => files.every((file) => !file.includes('/elsewhere/')));
}

suite('A command', () => {
  suiteSetup(async () => {
    await openMember('PAGENTTN');
    await eventually('the extension to be active', () => extension().isActive, Boolean);
    await onlyTheExamples();
    await closeAllEditors();
  });
  teardown(closeAllEditors);

  test('compares a display of the live policy with the members', async () => {
    await openAs('displays/pasearch.txt', 'pasearch');
    const answer = await documentOf('tcpparms.drift');
    matches(answer.getText(), /live .*, members /);
    const files = await linkedFiles(answer);
    same([files.includes('pasearch.txt'), files.includes('PAGENTTN')], [true, true], files.join(' '));
  });

  test('compares a display that is not open', async () => {
    matches((await documentOf('tcpparms.drift', memberUri('displays/netstat.txt'))).getText(), /netstat\.txt, members of stack/);
  });

  test('shows the RACF commands of the rule at the cursor in a new document, and saves nothing', async () => {
    const document = await openAs('PAGENTTN', 'pagent');
    const at = positionOf(document, 'TTLS|Rule');
    present(vscode.window.activeTextEditor, 'editor').selection = new vscode.Selection(at, at);
    const actions = await eventually('the code action', () => codeActions(document, 'TTLS|Rule'), (all) => all.some(({ title }) => title.includes('RACF')));
    same(actions.filter(({ title }) => title.includes('RACF')).length, 1);
    const commands = await documentOf('tcpparms.racf');
    matches(commands.getText(), /RACDCERT ID\(\w+\) LISTRING\(/);
    same(commands.isUntitled, true);
  });

  test('tells which lines of syslogd take a record, and what nothing takes', async () => {
    const taken = await documentOf('tcpparms.syslogRules', 'TCPIP.TCPIP.daemon.debug');
    same((await linkedFiles(taken)).includes('SYSLOGCF'), true, taken.getText());
    matches((await documentOf('tcpparms.syslogRules', 'NOBODY.NOBODY.local7.debug')).getText(), /No line takes it/);
  });

  test('tells the story of a log', async () => {
    await openAs('var/log/attls.log', 'pagent-log');
    const story = await documentOf('tcpparms.logStory');
    matches(story.getText(), /return code 402/);
    const files = await linkedFiles(story);
    same([files.includes('attls.log'), files.includes('PAGENTTN')], [true, true], files.join(' '));
  });

  test('saves the TLS records of a log as a packet capture', async () => {
    const target = memberUri('captures/attls.pcapng');
    await vscode.commands.executeCommand('tcpparms.logCapture', memberUri('var/log/attls.log'), target);
    const bytes = await vscode.workspace.fs.readFile(target);
    same([...bytes.slice(0, 4)], [0x0a, 0x0d, 0x0d, 0x0a]);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(target, '..'), { recursive: true });
  });
});
