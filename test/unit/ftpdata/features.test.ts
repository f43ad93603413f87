/** What the editor shows in FTP.DATA and CSSMTP files. */
import { expect, test } from 'vitest';
import { completion } from '../../../server/src/features/completion.js';
import type { FeatureContext } from '../../../server/src/features/context.js';
import { hover } from '../../../server/src/features/hover.js';
import { languageFeatures } from '../../../server/src/features/languages/index.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf, uriOf } from '../../support/library.js';

/** The context of a member, and the offset of the bar in its text. */
function at(member: string, marked: string): { context: FeatureContext; offset: number } {
  const offset = marked.indexOf('|');
  const model = modelOf({ [member]: marked.replace('|', '') });
  const file = model.files.get(uriOf(member));
  if (!file) throw new Error('no such member');
  return { context: { model, file, settings: { ...defaultSettings, release: '3.2' } }, offset };
}

const hoverAt = (member: string, marked: string): string => {
  const { context, offset } = at(member, marked);
  return hover(context, offset)?.contents ?? '';
};

const offeredAt = (member: string, marked: string): string[] => {
  const { context, offset } = at(member, marked);
  return completion(context, offset).map(({ label }) => label);
};

const server = 'TargetServer\n{\n  TargetName mail.example.com\n  |\n}\n';

test('hover says what a statement, a parameter and a value mean', () => {
  expect(hoverAt('FTPSDATA', 'SECURE_|FTP REQUIRED\n')).toContain('SECURE_FTP');
  expect(hoverAt('FTPSDATA', 'SECURE_FTP REQ|UIRED\n')).toContain('SECURE_FTP REQUIRED');
  expect(hoverAt('CSSMTPCF', 'TargetServer\n{\n  Sec|ure Yes\n}\n')).toContain('TargetServer');
  expect(hoverAt('CSSMTPCF', 'LogLevel 1|9\n')).toContain('19 = 1 + 2 + 16');
  expect(hoverAt('FTPSDATA', 'NOSUCH|NAME 5\n')).toBe('');
});

test('completion offers parameters of the block that are not coded yet', () => {
  const offered = offeredAt('CSSMTPCF', server);
  expect(offered).toEqual(expect.arrayContaining(['Secure', 'ConnectPort', 'AuthEntity']));
  expect(offered).not.toContain('TargetName');
  expect(offered).not.toContain('LogLevel');
});

test('completion offers the words that a value may be', () => {
  expect(offeredAt('FTPSDATA', 'SECURE_LOGIN |\n')).toEqual(['NO_CLIENT_AUTH', 'REQUIRED', 'VERIFY_USER']);
  expect(offeredAt('CSSMTPCF', 'TargetServer\n{\n  Secure |\n}\n')).toEqual(['Yes', 'No']);
  expect(offeredAt('FTPSDATA', '; SECURE_LOGIN |\n')).toEqual([]);
});

test('completion offers statements at the top level, those that count once only once', () => {
  const offered = offeredAt('CSSMTPCF', 'LogLevel 7\nTargetServer\n{\n}\n|');
  expect(offered).toEqual(expect.arrayContaining(['TargetServer', 'Options']));
  expect(offered).not.toContain('LogLevel');
});

test('the outline names the mail server; blocks and runs of comments fold', () => {
  const { context } = at('CSSMTPCF', `# one\n# two\n${server}`);
  const features = languageFeatures('cssmtp');
  expect(features?.symbols?.(context).map(({ name, detail, children }) => [name, detail, children.length])).toEqual([['TargetServer', 'mail.example.com', 1]]);
  expect(features?.foldings?.(context).map(({ kind }) => kind)).toEqual(['comment', 'region']);
});
