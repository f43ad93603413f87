import { eventually } from '../lib/eventually.js';
import { atWindow } from '../lib/person.js';

suite('A person opens a member', () => {
  const person = atWindow({
    open: ['PAGENTTN', 'MISTAKE'],
    members: { MISTAKE: 'TTLSRule  TN\n{\n  ZocalAddr  ALL\n}\n' },
  });

  test('keywords and values have colours of their own', async () => {
    await person().openMember('PAGENTTN');
    await eventually('more than one colour in the line of a TTLSRule', () => person().colours('TTLSRule'), (colours) => colours.length >= 2);
  });

  test('a hover explains the statement under the mouse', async () => {
    await person().hover('TTLS|Rule', /TTLSRule/);
    await person().picture('hover-statement');
    await person().dismiss();
  });

  test('a mistake is underlined and listed among the problems', async () => {
    await person().openMember('MISTAKE');
    await person().squiggles('error');
    await person().problems('ZocalAddr');
  });
});

suite('A person writes a rule in a new member', () => {
  const person = atWindow({ open: ['NEWRULE'], members: { NEWRULE: '' } });
  const offered = (text: string) => person().page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();

  test('that gets its colours from the first lines on', async () => {
    await person().type('TTLSRule  NEW\n{\n');
    await eventually('the colours of the rule', () => person().colours('TTLSRule'), (colours) => colours.length >= 2);
  });

  test('and is offered attributes, the values of each, and the next attribute', async () => {
    await person().type('Dir');
    await offered('Direction').click();
    await offered('Inbound').click();
    await person().type('\nTTLSG');
    await offered('TTLSGroupActionRef').waitFor();
    await person().picture('completion');
  });
});
