/** What only the whole log tells: the story of the connection whose number is under the pointer, and what an error follows from. */
import { returnCode } from '../../../catalog/index.js';
import type { ConnectionStory } from '../../../logs/connections.js';
import { explainRecord } from '../../../logs/explain.js';
import type { Outline, PlacedRecord } from '../../../logs/outline.js';
import { sourceKey, Sources } from '../../../logs/source.js';
import { covers, type FeatureContext } from '../../context.js';
import { bullets, code, paragraphs, plain, prose, title } from '../../describe/markdown.js';
import { explainReturnCode } from '../../describe/return-codes.js';
import { codeName, kindOfAttribute } from '../../hover/codes.js';
import type { Hover } from '../../hover/result.js';
import { lineAround } from './line.js';
import { outlineOfFile } from './outline.js';

/** CONNID of AT-TLS, CONN of Telnet. */
const connectionNumber = /\bCONN(?:ID)?:?\s{1,8}([0-9A-Fa-f]{8})\b/dg;
const returnCodeField = /\bRC:\s{0,8}(\d{1,5})\b/dg;
/** Failures that are told one by one. */
const mostFailures = 5;

export function hover(context: FeatureContext, offset: number): Hover | undefined {
  const line = lineAround(context.file.text, offset);
  const outline = (): Outline => outlineOfFile(context.file);
  for (const match of line.text.matchAll(connectionNumber)) {
    const [start, end] = within(match, 0, line.start);
    if (!covers({ start, end }, offset)) continue;
    const story = storyAt(outline(), (match[1] ?? '').toUpperCase(), line);
    return story && { contents: describeStory(story), start, end };
  }
  for (const match of line.text.matchAll(returnCodeField)) {
    const [start, end] = within(match, 0, line.start);
    if (!covers({ start, end }, offset)) continue;
    const failure = outline().failures.find((each) => each.cause && covers(each, offset));
    const explained = failure && explainReturnCode(match[1] ?? '', context.settings.release);
    return failure && explained !== undefined ? { contents: paragraphs(causeText(failure), explained), start, end } : undefined;
  }
  return undefined;
}

function within(match: RegExpMatchArray, group: number, base: number): readonly [number, number] {
  const [start, end] = match.indices?.[group] ?? [0, 0];
  return [base + start, base + end];
}

/** A number comes again on another stack, and after a restart of the stack: of several connections, that of the stack, around the line. */
function storyAt({ connections }: Outline, id: string, { text, start }: ReturnType<typeof lineAround>): ConnectionStory | undefined {
  const source = new Sources().of(text.slice(0, Math.max(0, text.search(attlsMessage))));
  const named = connections.filter(({ story }) => story.id === id && (!source || !story.source || sourceKey(story.source) === sourceKey(source)));
  return (named.find((each) => covers(each, start)) ?? named.at(-1))?.story;
}

const attlsMessage = /\bEZD\d{4}[A-Z]\b/;

function describeStory({ id, source, fields, negotiated, failures, failureCount, firstLine, lastLine, records }: ConnectionStory): string {
  const { rule, actions, jobName, userId, localIp, localPort, remoteIp, remotePort, type, status } = fields;
  const ends = localIp === undefined ? undefined : `${localIp} port ${localPort ?? '?'} ${type === 'OutBound' ? 'to' : 'from'} ${remoteIp ?? '?'} port ${remotePort ?? '?'}`;
  return paragraphs(
    title(`Connection ${id}`, failureCount > 0 ? 'failed' : undefined),
    bullets([
      source && `Stack ${code(source.stack)}${source.system === '' ? '' : ` of ${code(source.system)}`}`,
      ends && plain(ends),
      jobName !== undefined && `Job ${code(jobName)}${userId === undefined ? '' : `, user ${code(userId)}`}`,
      rule !== undefined && `Rule ${code(rule)}${actions === undefined ? '' : `, actions ${code(actions)}`}${status === undefined ? '' : `: ${plain(status)}`}`,
      ...[...negotiated].slice(0, mostNegotiated).map(([name, value]) => `${code(name)} ${code(inWords(name, value))}`),
      ...failures.slice(0, mostFailures).map((record) => `Line ${record.line}: ${failureText(record)}`),
      failureCount > mostFailures && `${failureCount - mostFailures} further failure${failureCount === mostFailures + 1 ? '' : 's'}`,
    ]),
    `${firstLine === lastLine ? `Line ${firstLine}` : `Lines ${firstLine} to ${lastLine}`}, ${records} record${records === 1 ? '' : 's'}.`,
  );
}

const mostNegotiated = 6;

/** The value with the name of the code that it is. */
function inWords(attribute: string, value: string): string {
  const kind = kindOfAttribute(attribute, value);
  const name = kind && codeName(kind, value);
  return name === undefined ? value : `${value} ${name}`;
}

function failureText(record: PlacedRecord['record']): string {
  const { event, function: called, rc } = record.fields;
  const meaning = explainRecord(record).meaning;
  return `${plain(event ?? called ?? record.id)}${rc === undefined ? '' : `, return code ${Number(rc)}`}${meaning === undefined ? '' : `: ${prose(meaning)}`}`;
}

/** `It follows from line 3: …` */
export function causeText({ cause }: PlacedRecord): string | undefined {
  if (!cause) return undefined;
  const { line, what, returnCode: number, keyring, sure } = cause;
  const meaning = number === undefined ? undefined : returnCode(number)?.meaning;
  return `**It ${sure ? '' : 'probably '}follows from line ${line}:** ${plain(number === undefined ? what.replace(/\.$/, '') : what)}${number === undefined ? '' : `, return code ${number}`}${keyring === undefined ? '' : `, key ring ${code(keyring)}`}. ${meaning === undefined ? '' : prose(meaning)}`.trimEnd();
}
