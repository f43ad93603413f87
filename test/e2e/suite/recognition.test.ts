import * as vscode from 'vscode';
import { closeAllEditors, memberUri, openMember, replaceText, writeMember } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';
import { members } from '../lib/members.js';

suite('A file that begins empty', () => {
  teardown(closeAllEditors);

  test('is recognised when its first lines are written', async () => {
    await writeMember('elsewhere/EMPTY', '');
    const document = await openMember('elsewhere/EMPTY');
    await replaceText(document, 'TTLSRule  TN\n{\n');
    await eventually('the language of the new member', () => document.languageId, (id) => id === 'pagent');
  });
});

suite('The content of a file', () => {
  teardown(closeAllEditors);

  for (const [index, [member, language]] of Object.entries(members).entries()) {
    test(`tells that ${member} is ${language}, under any name`, async () => {
      const content = (await vscode.workspace.openTextDocument(memberUri(member))).getText();
      await writeMember(`elsewhere/FILE${index}`, content);
      const document = await openMember(`elsewhere/FILE${index}`);
      await eventually(`the language of ${member} to be ${language}`, () => document.languageId, (id) => id === language);
    });
  }
});
