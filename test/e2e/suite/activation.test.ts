import { matches, same } from '../lib/assert.js';
import { closeAllEditors, diagnostics, extension, hoverText, openMember, openText } from '../lib/editor.js';
import { eventually } from '../lib/eventually.js';
import { members } from '../lib/members.js';

suite('A member is opened', () => {
  teardown(closeAllEditors);

  test('the extension starts by itself', async () => {
    await openMember('PAGENTTN');
    await eventually('the extension to be active', () => extension().isActive, Boolean);
  });

  for (const [member, language] of Object.entries(members)) {
    test(`${member} is recognised as ${language}`, async () => {
      const document = await openMember(member);
      await eventually(`the language of ${member} to be ${language}`, () => document.languageId, (id) => id === language);
    });
  }

  test('its mistakes are found', async () => {
    const document = await openText('pagent', 'TTLSRule  TN\n{\n  ZocalAddr  ALL\n}\n');
    await diagnostics(document, (found) => found.some(({ message }) => message.includes('ZocalAddr')));
  });

  test('a statement explains itself', async () => {
    matches(await hoverText(await openMember('PAGENTTN'), 'TTLS|Rule'), /TTLSRule/);
  });
});

suite('A language', () => {
  teardown(closeAllEditors);

  for (const language of new Set(Object.values(members))) {
    test(`${language} is known and starts the extension`, async () => {
      same((await openText(language, '')).languageId, language);
      const events: string[] = extension().packageJSON.activationEvents ?? [];
      same(events.includes(`onLanguage:${language}`), true, `onLanguage:${language} among the activation events`);
    });
  }
});
