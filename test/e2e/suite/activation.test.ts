import { same } from '../lib/assert.js';
import { closeAllEditors, diagnostics, extension, hoverText, openMember, openText } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';

const languages = ['pagent', 'tn3270', 'syslogd', 'cssmtp', 'stdenv', 'pagent-log'];

suite('A member is opened', () => {
  teardown(closeAllEditors);

  test('the extension starts by itself', async () => {
    const document = await openMember('PAGENTTN');
    same(document.languageId, 'pagent');
    await eventually('the extension to be active', () => extension().isActive, Boolean);
  });

  test('its findings appear', async () => {
    const document = await openText('pagent', 'TTLSRule  TN\n{\n  ZocalAddr  ALL\n}\n');
    await diagnostics(document);
  });

  test('a statement explains itself', async () => {
    await hoverText(await openMember('PAGENTTN'), 'TTLS|Rule');
  });

  for (const language of languages) {
    test(`the language ${language} is known and starts the extension`, async () => {
      same((await openText(language, '')).languageId, language);
      const events: string[] = extension().packageJSON.activationEvents;
      same(events.includes(`onLanguage:${language}`), true, `onLanguage:${language} among the activation events`);
    });
  }
});
