/** Hover, completion and outline in configurations of syslogd. */
import { describe, expect, test } from 'vitest';
import { completeSyslogd } from '../../../server/src/features/languages/syslogd/completion.js';
import { hoverSyslogd } from '../../../server/src/features/languages/syslogd/hover.js';
import { syslogdFoldings, syslogdSymbols } from '../../../server/src/features/languages/syslogd/structure.js';
import { expandTime } from '../../../server/src/features/languages/syslogd/time-symbols.js';
import type { FeatureContext } from '../../../server/src/features/context.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf, uriOf } from '../../support/library.js';

const now = new Date(2026, 8, 4, 15, 7, 9);

/** The context of a text, and the offset of the bar in it. */
function at(marked: string): [FeatureContext, number] {
  const offset = marked.indexOf('¦');
  const model = modelOf({ SYSLOGCF: marked.replace('¦', '') });
  const file = model.files.get(uriOf('SYSLOGCF'));
  if (!file) throw new Error('no file');
  return [{ model, settings: defaultSettings, file }, offset];
}

const hover = (marked: string): string | undefined => hoverSyslogd(...at(marked), now)?.contents;
const proposed = (marked: string): string[] => completeSyslogd(...at(marked)).map(({ label }) => label);

describe('hover', () => {
  test.each([
    ['*.TCPIP*.dae¦mon.err /x', ['facility', 'Takes messages of priority `err` and higher from job `TCPIP*` with facility `daemon`.']],
    ['*.er¦ror /x', ['priority', 'severity 3', 'Takes messages of priority `err` and higher with any facility.']],
    ['*.¦*;mail.none /x', ['Takes messages of every priority with any facility and no messages with facility `mail`.']],
    ['(192¦.0.2.6).*.crit /x', ['of sender `192.0.2.6` over the network']],
    ['*.err /var/%Y/¦%m/%d/e', ['UNIX file', '`/var/2026/09/04/e`', '`%m`: Month']],
    ['*.err -A(desti¦nation="a" protocol="tcp")', ['Another syslogd, with protocol']],
    ['*.err /x -¦F 640', ['Access mode']],
    ['Archive¦Threshold 50', ['Fill level']],
    ['BeginArchiveParms\nDSN¦Prefix A.B\nEndArchiveParms', ['Leading qualifiers']],
  ])('%s', (marked, parts) => {
    for (const part of parts) expect(hover(marked)).toContain(part);
  });

  test('says nothing about comments and blanks between', () => {
    expect(hover('# com¦ment')).toBeUndefined();
    expect(hover('*.err    ¦    /x')).toBeUndefined();
  });
});

test.each([
  ['%Y-%m-%d %j', '2026-09-04 247'],
  ['%H%M%S %I %p', '150709 03 PM'],
  ['%a %A %b %B %w %y', 'Fri Friday Sep September 5 26'],
  ['%U %W', '35 35'],
  ['100%% %Z %Q %', '100% %Z %Q %'],
])('%s is filled in as %s', (path, expected) => {
  expect(expandTime(path, now)).toBe(expected);
});

describe('completion', () => {
  test('facilities and statements at the start, priorities behind the dot', () => {
    expect(proposed('¦')).toEqual(expect.arrayContaining(['daemon', 'ArchiveThreshold', 'BeginArchiveParms']));
    expect(proposed('daemon.¦')).toEqual(expect.arrayContaining(['debug', 'none']));
    expect(proposed('daemon.¦')).not.toContain('daemon');
    expect(proposed('*.TCPIP.¦')).toContain('auth');
    expect(proposed('*.TCPIP.auth.de¦')).toContain('debug');
    expect(proposed('mail.err;¦')).toContain('daemon');
    expect(proposed('(192.0.2.6).¦')).toContain('daemon');
  });

  test('destinations behind the conditions, then options that fit', () => {
    expect(proposed('*.err ¦')).toEqual(expect.arrayContaining(['/var/log/', '/dev/console', '$SMF']));
    expect(proposed('*.err /x ¦')).toEqual(['-F', '-D', '-N', '-X']);
    expect(proposed('*.err /x -F 640 ¦')).toEqual(['-D']);
    expect(proposed('*.err @host ¦')).toEqual([]);
  });

  test('parameters inside an archive block; nothing in comments', () => {
    expect(proposed('BeginArchiveParms\n  ¦\nEndArchiveParms')).toContain('DSNPrefix');
    expect(proposed('# ¦')).toEqual([]);
  });
});

test('outline and foldings', () => {
  const [context] = at('# one\n# two\nBeginArchiveParms\n DSNPrefix A.B\nEndArchiveParms\n*.err /e¦');
  expect(syslogdSymbols(context).map(({ name, detail }) => [name, detail])).toEqual([['BeginArchiveParms', 'A.B'], ['*.err', '/e']]);
  expect(syslogdFoldings(context).map(({ kind, start, end }) => [kind, context.file.text.slice(start, end)])).toEqual([
    ['region', 'BeginArchiveParms\n DSNPrefix A.B\nEndArchiveParms'],
    ['comment', '# one\n# two'],
  ]);
});

test('in an archive block its parameters are proposed, each once, and what ends it', () => {
  expect(proposed('BeginArchiveParms\n  ¦')).toEqual(expect.arrayContaining(['DSNPrefix', 'EndArchiveParms']));
  expect(proposed('BeginArchiveParms\n  ¦')).not.toContain('daemon');
  expect(proposed('BeginArchiveParms\n  DSNPrefix A.B\n  U¦\nEndArchiveParms\n')).toContain('Unit');
  expect(proposed('BeginArchiveParms\n  DSNPrefix A.B\n  U¦\nEndArchiveParms\n')).not.toContain('DSNPrefix');
  expect(proposed('BeginArchiveParms\n  DSNPrefix A.B\nEndArchiveParms\n¦')).toContain('daemon');
});
