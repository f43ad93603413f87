import { eventually } from '../lib/eventually.js';
import { atWindow } from '../lib/person.js';

suite('A person with a log of AT-TLS', () => {
  const person = atWindow({ open: ['var/log/attls.log'] });

  test('sees what was said on the line, in words, and the connections in the outline', async () => {
    await person().command('Explorer: Focus on Outline View');
    const outline = person().page.locator('.outline-pane .monaco-list-row');
    await outline.filter({ hasText: 'Connection 00000051' }).first().waitFor();
    await person().openMember('var/log/attls.log');
    await person().goTo('13021303C02CC030|');
    await eventually('names of cipher suites behind their codes', () => person().lines(), (lines) => lines.some((line) => line.includes('TLS_AES_256_GCM_SHA384')));
    await person().picture('log');
  });

  test('is told what a return code means', async () => {
    await person().hover('RC:  4|02 Initial', /cipher/);
    await person().picture('log-return-code');
    await person().dismiss();
  });

  test('goes from a rule to its statement', async () => {
    await person().goToDefinition('RULE: T|N ', 'PAGENTTN');
    await person().page.locator('.view-line', { hasText: /^TTLSRule\s+TN/ }).first().waitFor();
  });
});

suite('A person who wants the story of a log', () => {
  const person = atWindow({ open: ['var/log/attls.log'] });

  test('gets connection by connection what happened', async () => {
    await person().hideSideBar();
    await person().command('TCPPARMS: Tell the Story of This Log');
    await person().page.locator('.view-line', { hasText: 'No cipher suite is common' }).first().waitFor();
    await person().picture('log-story');
  });
});

suite('A person whose Policy Agent does not know an attribute', () => {
  const person = atWindow({ open: ['var/log/pagent.log', 'BADLEVEL'] });

  test('sees the complaint of the log at the line of the member', async () => {
    await person().goTo('Server|ExtendedMasterSecret      Required');
    await person().squiggles('warning', (count) => count === 1);
    await person().hover('Server|ExtendedMasterSecret      Required', /Policy Agent does not know/);
    await person().picture('log-attribute');
    await person().dismiss();
  });
});

suite('A person with a display and a trace', () => {
  const person = atWindow({ open: ['displays/pasearch.txt'] });

  test('goes from the live rule to its statement', async () => {
    await eventually('the colours of the display', () => person().colours('policyRule:'), (classes) => classes.length > 1);
    await person().picture('pasearch');
    await person().goToDefinition('policyRule:             T|N', 'PAGENTTN');
  });

  test('sees where the live policy differs from the members', async () => {
    await person().openMember('displays/pasearch.txt');
    await person().hideSideBar();
    await person().command('TCPPARMS: Compare the Live Policy');
    await person().page.locator('.view-line', { hasText: 'HandshakeTimeout' }).first().waitFor();
    await person().editor().locator('.detected-link').first().waitFor();
    await person().picture('drift');
  });
});

suite('A person with a System SSL trace', () => {
  const person = atWindow({ open: ['var/log/gsktrace.txt'] });

  test('reads in words what a dump holds', async () => {
    await eventually('the colours of the trace', () => person().colours('SSL_ENTRY'), (classes) => classes.length > 1);
    // VS Code asks for hints of what comes into sight.
    await person().page.keyboard.press('Control+End');
    await person().page.keyboard.press('Control+Home');
    await eventually('the message in words', () => person().lines(), (lines) => lines.some((line) => line.includes('client_hello:')));
    await person().picture('gsk-trace');
  });
});
