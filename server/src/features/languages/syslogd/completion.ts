/** Proposals in configurations of syslogd: facilities, priorities, destinations, options, archive statements. */
import { statement, statementsOf } from '../../../catalog/index.js';
import { syslogdTables } from '../../../catalog/syslogd.js';
import { syslogdOf } from '../../../checks/syslogd/configuration.js';
import { lineContentEnd } from '../../../syntax/lines.js';
import type { ArchiveBlock } from '../../../syntax/syslogd.js';
import type { Completion } from '../../completion/item.js';
import type { FeatureContext } from '../../context.js';
import { prose } from '../../describe/markdown.js';

export function completeSyslogd(context: FeatureContext, offset: number): Completion[] {
  const { text } = context.file;
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  const before = text.slice(start, offset);
  if (before.startsWith('#')) return [];
  const words = before.trimStart().split(/\s+/);
  const word = words.at(-1) ?? '';
  const next = text.slice(offset, lineContentEnd(text, offset));
  const tail = /^[A-Za-z0-9*]*/.exec(next)?.[0].length ?? 0;
  const block = words.length === 1 ? archiveBlockAt(context, offset - word.length) : undefined;
  if (block) return archiveParameters(block, offset, word.length, tail);
  if (words.length === 1) return [...(word.includes('.') ? [] : keywords(offset, word.length, tail)), ...selectorNames(word, offset, tail)];
  const first = words[0] ?? '';
  if (!first.includes('.')) return [];
  return words.length === 2 ? destinations(offset, word.length) : options(words, offset, word.length);
}

type Row = Omit<Completion, 'replace' | 'insertText' | 'sortText'> & { readonly insertText?: string };

const proposals = (rows: readonly Row[], offset: number, before: number, after = 0): Completion[] =>
  rows.map((row, index) => ({ insertText: row.label, ...row, replace: { start: offset - before, end: offset + after }, sortText: String(index).padStart(3, '0') }));

/** Behind the first or third dot stands a priority, and behind one dot a job name may stand as well. */
function selectorNames(word: string, offset: number, tail: number): Completion[] {
  const condition = word.slice(word.lastIndexOf(';') + 1);
  const dots = condition.replace(/^\([^)]*\)\.?/, '').split('.').length - 1;
  const typed = /[^.,;)]*$/.exec(condition)?.[0].length ?? 0;
  const behindHost = /^\([^)]*\)\./.test(condition);
  const priorities = proposals(syslogdTables.priorities.filter(({ aliasOf }) => !aliasOf).map(({ name, summary }) => ({ label: name, kind: 'value', detail: 'priority', documentation: prose(summary) })), offset, typed, tail);
  const facilities = proposals(syslogdTables.facilities.map(({ name, summary }) => ({ label: name, kind: 'value', detail: 'facility', documentation: prose(summary) })), offset, typed, tail);
  if (condition.startsWith('(') && !behindHost) return [];
  return dots === 1 || dots === 3 ? priorities : dots === 0 || dots === 2 ? facilities : [];
}

/** The archive block in which a line at the offset stands, or that it would go on. */
function archiveBlockAt({ file }: FeatureContext, offset: number): ArchiveBlock | undefined {
  return syslogdOf(file).entries.find((entry): entry is ArchiveBlock => entry.kind === 'archive' && entry.begin.end < offset && (offset <= entry.end || (!entry.close && file.text.slice(entry.end, offset).trim() === '')));
}

/** Parameters that the block does not have yet, and what ends it. */
function archiveParameters({ parameters }: ArchiveBlock, offset: number, before: number, after: number): Completion[] {
  const coded = new Set(parameters.filter(({ keyword }) => keyword.start !== offset - before).map(({ keyword }) => keyword.text.toLowerCase()));
  const rows = (statement('syslogd', 'BeginArchiveParms')?.parameters ?? []).filter(({ tolerated, name }) => !tolerated && !coded.has(name.toLowerCase()));
  const end = statement('syslogd', 'EndArchiveParms');
  return proposals([...rows.map(({ name, summary }): Row => ({ label: name, insertText: `${name} `, kind: 'attribute', documentation: prose(summary) })), ...(end ? [{ label: end.name, kind: 'statement' as const, documentation: prose(end.summary) }] : [])], offset, before, after);
}

/** Statements at the start of a line. */
function keywords(offset: number, before: number, after: number): Completion[] {
  const statements = statementsOf('syslogd').filter(({ name }) => !name.startsWith('('));
  return proposals(statements.map(({ name, summary }) => ({ label: name, kind: 'statement', documentation: prose(summary) })), offset, before, after);
}

const writtenAs: Readonly<Record<string, string>> = { '/path': '/var/log/', '@host': '@', 'user1,user2,...': '' };

function destinations(offset: number, before: number): Completion[] {
  const rows = syslogdTables.destinations.flatMap(({ form, name, summary, parameters }): Row[] => {
    const label = parameters ? '-A(destination="" protocol="tcp" port="6514" secure="yes")' : (writtenAs[form] ?? form);
    return label === '' ? [] : [{ label, kind: 'value', detail: name, documentation: prose(summary) }];
  });
  return proposals(rows, offset, before);
}

/** Options that the rule does not have yet, and that nothing on it excludes. */
function options(words: readonly string[], offset: number, before: number): Completion[] {
  if (!(words[1] ?? '').startsWith('/') || /^-[FDN]$/.test(words.at(-2) ?? '')) return [];
  const coded = new Set(words.slice(2, -1));
  const owner = statement('syslogd', '(rule)');
  const free = syslogdTables.options.filter(({ name, excludes, contradicts = [] }) => !coded.has(name) && ![...excludes, ...contradicts].some((other) => coded.has(other)));
  return proposals(free.map(({ name, value }) => ({ label: name, insertText: value === 'none' ? name : `${name} `, kind: 'attribute', documentation: prose(owner?.parameters.find((row) => row.name === name)?.summary ?? '') })), offset, before);
}
