import assert from 'node:assert/strict';
import { eventually } from '../lib/eventually.js';
import { atWindow } from '../lib/person.js';

suite('A person at the examples', () => {
  const person = atWindow({ open: ['PAGENTTN'] });

  test('sees what rule TN comes to, above the rule', async () => {
    await person().lenses('TLSv1.3', '(connection)', '(environment)');
    // Without the side bar the picture shows the whole line.
    await person().hideSideBar();
    await person().picture('lens');
  });

  test('opens the full list of effective parameters with a click', async () => {
    const tab = person().page.locator('.tab', { hasText: 'effective' });
    await person().clickLens('TLSv1.3', tab);
    await person().picture('effective');
    await tab.click();
    await person().command('View: Close Editor');
  });

  test('reads what a cipher code means', async () => {
    await person().openMember('PAGENTTN');
    await person().hover('C02|C', /TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384/);
    await person().picture('hover-cipher');
    await person().dismiss();
  });

  test('follows a reference into the common member with F12', async () => {
    await person().openMember('PAGENTTN');
    await person().goToDefinition('COSIG|SRV', 'PAGENTCO');
    await eventually('the colours of the member', () => person().colours('ServerKeyShareGroups'), (classes) => classes.length > 1);
    await person().picture('definition');
  });
});

suite('A person with a misspelt attribute', () => {
  const person = atWindow({ open: ['BADTTLS'] });

  test('sees it underlined, named and explained', async () => {
    await person().squiggles('error');
    assert.match(await person().hover('Zocal|Addr  ', /LocalAddr/), /ZocalAddr/);
    await person().picture('unknown-attribute');
    await person().dismiss();
  });

  test('fixes it with one click', async () => {
    await person().lightBulb('Zocal|Addr  ', 'LocalAddr');
    await person().picture('quick-fix');
    await person().choose('LocalAddr');
    await person().page.locator('.view-line', { hasText: /^\s*LocalAddr/ }).first().waitFor();
  });

  test('has every mistake listed in the Problems view', async () => {
    await person().problems('BADMAIN', (rows) => rows.length > 5 && rows.some((row) => row.includes('BADMAIN')));
    await person().picture('problems');
  });
});

suite('A person whose policy lacks TTLSSignatureParms', () => {
  const person = atWindow({ open: ['NOSIGPRM'] });

  test('adds them with one click', async () => {
    await person().lightBulb('TTLSEnvironmentAction    |', 'TTLSSignatureParms');
    await person().picture('signature-parms');
    await person().choose('TTLSSignatureParms');
    await person().goTo('|ServerKeyShareGroups');
    await person().page.locator('.view-line', { hasText: 'ServerKeyShareGroups' }).first().waitFor();
    await person().picture('signature-parms-added');
  });
});
