import assert from 'node:assert/strict';
import { eventually } from '../lib/eventually.js';
import { atWindow } from '../lib/person.js';

suite('A person at the policy explorer', () => {
  const person = atWindow({ open: ['PAGENTTN'] });
  const row = (text: string | RegExp) => person().page.locator('.sidebar .monaco-list-row', { hasText: text }).first();

  const expand = async (text: string | RegExp) => {
    await row(text).waitFor();
    await row(text).locator('.monaco-tl-twistie').click();
  };

  test('sees stacks, files and rules in search order', async () => {
    await person().page.locator('.activitybar .action-item a[aria-label^="TCPPARMS"]').click();
    await row('PAGENTCO + PAGENTTN').click();
    await row(/^TN\s*Inbound/).waitFor();
    await eventually('a rule with its port', () => person().page.locator('.sidebar .monaco-list-row').allInnerTexts(), (rules) => rules.some((text) => text.includes('local port 2023')));
    await person().lenses('reference');
    await person().picture('explorer');
  });

  test('opens a rule down to a parameter, and goes to its line', async () => {
    await expand(/^TN\s*Inbound/);
    await expand('TNCA');
    await expand('TTLSCipherParms');
    await row('V3CipherSuites').waitFor();
    await row('V3CipherSuites').click();
    await person().page.locator('.view-line', { hasText: /V3CipherSuites4Char\s+1302/ }).first().waitFor();
    await person().picture('explorer-parameter');
  });
});

suite('A person at the policy map', () => {
  const person = atWindow({ open: ['PAGENTTN'] });
  const inside = () => person().page.frameLocator('iframe.webview').frameLocator('iframe');

  test('sees traffic, rules and actions of a stack', async () => {
    await person().command('TCPPARMS: Show the Policy Map');
    await person().page.locator('.quick-input-widget .monaco-list-row', { hasText: 'PAGENTCO + PAGENTTN' }).first().click();
    await inside().locator('svg g[data-id="rule TN"]').waitFor();
    assert.match((await inside().locator('svg g[data-id="rule TN"]').getAttribute('aria-label')) ?? '', /TN/);
    // What leads somewhere shows it under the mouse: a style that the page's policy forbids would not.
    assert.equal(await inside().locator('svg g[data-id="rule TN"]').evaluate((node) => node.ownerDocument.defaultView.getComputedStyle(node).cursor as string), 'pointer');
    // Without the side bar the picture shows the whole map.
    await person().hideSideBar();
    await person().picture('map');
  });

  test('narrows it with the filter', async () => {
    await inside().locator('#filter').fill('2023');
    await inside().locator('svg g[data-id="rule FTPSRV"]').waitFor({ state: 'detached' });
    await inside().locator('svg g[data-id="rule TN"]').waitFor();
  });

  test('walks it with the keyboard and opens the line of a rule', async () => {
    await inside().locator('svg g[data-id="rule TN"]').focus();
    await person().page.keyboard.press('ArrowRight');
    await inside().locator('svg g:focus[data-id^="connection"]').waitFor();
    await person().page.keyboard.press('ArrowLeft');
    await person().page.keyboard.press('Enter');
    await person().page.locator('.tab.active', { hasText: 'PAGENTTN' }).waitFor();
  });
});
