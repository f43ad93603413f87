import assert from 'node:assert/strict';
import { atWindow } from '../lib/person.js';

suite('A person with questions', () => {
  const person = atWindow({ open: ['PAGENTTN'] });
  const inside = () => person().page.frameLocator('iframe.webview').frameLocator('iframe');

  test('asks which rule a connection gets', async () => {
    await person().command('TCPPARMS: Find the Rule for a Connection');
    // The stack of the file in front.
    await inside().locator('#stack option:checked', { hasText: 'TCPIP (PAGENTCO + PAGENTTN)' }).waitFor({ state: 'attached' });
    await inside().locator('#direction').selectOption('Inbound');
    await inside().locator('#localPort').fill('20230000');
    await inside().locator('button[type=submit]').click();
    await inside().locator('#verdict', { hasText: 'Local port 20230000: expected a port from 1 to 65535.' }).waitFor();
    await inside().locator('#localPort').fill('2023');
    await inside().locator('#jobname').fill('TN3270');
    await inside().locator('button[type=submit]').click();
    await inside().locator('#verdict', { hasText: 'AT-TLS uses rule TN.' }).waitFor();
    await person().picture('match');
  });

  test('asks whether the handshake works', async () => {
    await person().openMember('PAGENTTN');
    await person().command('TCPPARMS: Will the Handshake Work?');
    const choose = async (text: string) => person().page.locator('.quick-input-widget .monaco-list-row', { hasText: text }).first().click();
    await choose('TN');
    await choose('x3270');
    await choose('rsa-2048');
    await person().page.locator('.view-line', { hasText: 'handshake of rule TN' }).first().waitFor();
    const text = (await person().lines()).join('\n');
    assert.match(text, /works/);
    await person().picture('handshake');
  });

  test('asks for the RACF commands that a rule needs', async () => {
    await person().openMember('PAGENTTN');
    await person().hideSideBar();
    await person().goTo('LocalPort|Range                    21');
    await person().command('TCPPARMS: Show RACF Commands for This Rule');
    await person().page.locator('.view-line', { hasText: 'RACDCERT' }).first().waitFor();
    await person().picture('racf');
  });
});
