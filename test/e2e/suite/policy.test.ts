import * as vscode from 'vscode';
import { matches, same } from '../lib/assert.js';
import {
  applyCodeAction,
  closeAllEditors,
  codeLenses,
  codeOf,
  completions,
  definitions,
  diagnostic,
  diagnostics,
  hoverText,
  openMember,
  openText,
  positionOf,
} from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';

suite('A policy', () => {
  teardown(closeAllEditors);

  test('a misspelt attribute is named, explained and fixed', async () => {
    const document = await openMember('BADTTLS');
    const finding = await diagnostic(document, 'unknown-attribute');
    same(document.getText(finding.range), 'ZocalAddr');
    same(finding.severity, vscode.DiagnosticSeverity.Error);
    matches(finding.message, /LocalAddr/);
    await applyCodeAction(document, 'Zocal|Addr  ', /LocalAddr/);
    matches(document.lineAt(finding.range.start.line).text, /^ {2}LocalAddr +10\.20\.1\.5$/);
    await diagnostics(document, (all) => all.every((one) => !one.range.isEqual(finding.range)));
  });

  test('a reference leads to its statement in another member', async () => {
    const document = await openMember('PAGENTTN');
    const found = await eventually('a definition in PAGENTCO', () => definitions(document, 'COSIG|SRV'), (all) => all.length > 0);
    same(found.length, 1);
    matches(found[0]?.uri.path ?? '', /PAGENTCO$/);
  });

  test('a cipher code is decoded', async () => {
    const document = await openMember('PAGENTTN');
    matches(await hoverText(document, 'C02|C'), /TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384/);
  });

  test('the lens on a rule shows its effective values and their levels', async () => {
    const document = await openMember('PAGENTTN');
    await codeLenses(document, 'TLSv1.3', '(connection)', '(environment)');
  });

  test('the missing TTLSSignatureParms are added, and the member then checks clean', async () => {
    const document = await openMember('NOSIGPRM');
    const finding = await diagnostic(document, 'missing-signature-parms');
    const at = `${document.lineAt(finding.range.start.line).text}|`;
    await applyCodeAction(document, at, /TTLSSignatureParms/);
    matches(document.getText(), /TTLSSignatureParms\s*\r?\n\s*\{/);
    await eventually('no finding in NOSIGPRM', () => vscode.languages.getDiagnostics(document.uri).map(codeOf), (codes) => codes.length === 0);
  });

  test('completion offers names of the right type from other members', async () => {
    const document = await openMember('PAGENTTN');
    const labels = await completions(document, 'TTLSSignatureParmsRef             |COSIGSRV', 'COSIGSRV');
    same(labels.includes('COGRPAP'), false);
  });

  test('a renamed definition is renamed in every member', async () => {
    const document = await openMember('PAGENTTN');
    const at = positionOf(document, 'COSIG|SRV');
    const edit = await eventually(
      'a rename',
      async () => vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'COSIGSV2'),
      (found) => (found?.size ?? 0) > 0,
    );
    const members = edit.entries().map(([uri]) => uri.path.split('/').pop());
    same(members.includes('PAGENTCO') && members.includes('PAGENTTN'), true, members.join(' '));
  });

  test('fix-all on save mends what is safe to mend, and nothing else', async () => {
    const document = await openText('pagent', 'TTLSGroupAction  GA {\n  TTLSEnabIed  On\n}\n');
    await diagnostic(document, 'brace-on-statement-line');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0), 'source.fixAll');
    for (const action of actions ?? []) if (action.edit) await vscode.workspace.applyEdit(action.edit);
    same(document.getText().replaceAll('\r', ''), 'TTLSGroupAction  GA\n{\n  TTLSEnabIed  On\n}\n');
  });
});

suite('The examples', () => {
  teardown(closeAllEditors);

  const clean = ['PAGENTCF', 'PAGENTT', 'PAGENT1', 'PAGENTCO', 'PAGENTTN', 'PAGENTT1', 'PAGENTIP', 'PAGENTID', 'PAGENTRT', 'PAGENTQS', 'PAGENTEN', 'TN3270', 'TNPO2023', 'TCPIPROF', 'CSSMTPCF', 'FTPSDATA', 'SYSLOGCF', 'USER.Z24C.PROCLIB/CPAGENT', 'USER.Z24C.PROCLIB/SYSLOGD'];
  for (const member of clean) {
    test(`${member} is clean`, async () => {
      const document = await openMember(member);
      // A lens or an answer to a symbol request shows that the server has read the library.
      await eventually('the symbols', async () => vscode.commands.executeCommand<unknown[]>('vscode.executeDocumentSymbolProvider', document.uri), (found) => (found?.length ?? 0) > 0);
      await openMember('BADTTLS').then((bad) => diagnostic(bad, 'unknown-attribute'));
      same(vscode.languages.getDiagnostics(document.uri).map((one) => `${codeOf(one)}: ${one.message}`).join('\n'), '');
    });
  }

  test('a mistake that needs another file is found: a member that is not there', async () => {
    await diagnostic(await openMember('BADMAIN'), 'member-not-found');
  });
});
