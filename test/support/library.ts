/** Builds models and findings from texts in memory, for tests that read like examples. */
import type { Check, Finding } from '../../server/src/checks/check.js';
import { runChecks } from '../../server/src/checks/runner.js';
import type { LanguageId } from '../../server/src/catalog/types.js';
import { buildModel, type Model, type Resolutions } from '../../server/src/workspace/model.js';
import { parseFileName } from '../../server/src/workspace/names.js';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.js';
import { SourceFile } from '../../server/src/workspace/source-file.js';
import { stdenvMainFile } from '../../server/src/workspace/stdenv.js';

/** Members by name; a single text is the member POLICY. */
export type Members = string | Readonly<Record<string, string>>;

export const folder = 'mem:/USER.TCPPARMS/';
export const uriOf = (member: string): string => folder + member;

/** Drops the first line break and the common indentation, so that examples may be indented in the code. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n');
  const indents = lines.filter((l) => l.trim()).map((l) => /^ */.exec(l)?.[0].length ?? 0);
  const common = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((l) => l.slice(common)).join('\n');
}

export interface Marked {
  readonly text: string;
  /** What stood between ⟦ and ⟧, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the ⟦ ⟧ marks out of a text. */
export function unmark(marked: string): Marked {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  let open = -1;
  for (const character of marked) {
    if (character === '⟦') open = text.length;
    else if (character === '⟧') marks.push({ start: open, end: text.length });
    else text += character;
  }
  return { text, marks };
}

export function members(given: Members): Record<string, string> {
  const record = typeof given === 'string' ? { POLICY: given } : given;
  return Object.fromEntries(Object.entries(record).map(([name, text]) => [name, unmark(dedent(text)).text]));
}

/** Names that say in these tests what the member is; every other one is a Policy Agent file. */
const names: readonly (readonly [RegExp, LanguageId])[] = [
  [/^(?:STDENV|PAGENTEN)$/, 'stdenv'],
  [/^(?:TN3270|TNPROF)/, 'tn3270'],
  [/^(?:TCPIPROF|PROFILE|TCPPROF)/, 'tcpip-profile'],
  [/^CSSMTP/, 'cssmtp'],
  [/^FTP[SC]?DATA/, 'ftpdata'],
  [/^(?:SYSLOG|syslog)/, 'syslogd'],
  [/^PROC/, 'jcl'],
  [/^CTI/, 'ctrace'],
  [/\.log$/, 'pagent-log'],
];

function languageOf(name: string, text: string): LanguageId {
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? (stdenvMainFile(text) ? 'stdenv' : 'pagent');
}

/** The member that a file name means here: the member of a data set, or the last part of a UNIX path. */
function memberNamed(text: string): string | undefined {
  const name = parseFileName(text);
  return name.kind === 'unix' ? name.path.split('/').pop() : name.member;
}

/** The model of a library of members. The given members are all that the data set USER.TCPPARMS and the UNIX folder /etc hold. */
export function modelOf(given: Members): Model {
  const files = new Map<string, SourceFile>();
  for (const [name, text] of Object.entries(members(given))) files.set(uriOf(name), SourceFile.of(uriOf(name), languageOf(name, text), text));
  const resolutions: Resolutions = {
    target(_from, word, language) {
      const member = memberNamed(word.text);
      return member !== undefined && files.get(uriOf(member))?.language === language ? uriOf(member) : undefined;
    },
    missing(_from, word) {
      const name = parseFileName(word.text);
      const siblings = Object.keys(members(given));
      if (name.kind === 'unix') return name.path.startsWith('/etc/') ? { folder: '/etc', siblings } : undefined;
      return name.dataSet === 'USER.TCPPARMS' && name.member ? { folder: 'USER.TCPPARMS', siblings } : undefined;
    },
  };
  return buildModel(files, resolutions);
}

export interface RunSettings extends Partial<Settings> {
  readonly checks?: readonly Check[];
}

/** All findings of a library, in order of file and place. */
export function findingsOf(given: Members, options: RunSettings = {}): Finding[] {
  const { checks, ...settings } = options;
  return [...runChecks(modelOf(given), { ...defaultSettings, ...settings }, { checks }).values()].flat();
}

/** The text that a finding points at. */
export function pointedAt(given: Members, finding: Finding): string {
  const name = finding.uri.slice(folder.length);
  return (members(given)[name] ?? '').slice(finding.start, finding.end);
}

/** Applies the edits of one fix to the members and gives the new texts. */
export function applyFix(given: Members, fix: { readonly edits: readonly { readonly uri: string; readonly start: number; readonly end: number; readonly newText: string }[] }): Record<string, string> {
  const texts = members(given);
  for (const edit of [...fix.edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    const name = edit.uri.slice(folder.length);
    const text = texts[name] ?? '';
    texts[name] = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  }
  return texts;
}
