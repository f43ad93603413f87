/** All that is told of a record of a log: what it means, what it follows from, and which places of the configuration it leads to. */
import { returnCode } from '../catalog/index.js';
import type { ReturnCode } from '../catalog/types.js';
import { parameterInfo } from '../policy/parameters.js';
import type { Policy } from '../policy/policy.js';
import type { Model } from '../workspace/model.js';
import { displayFileName, parseFileName } from '../workspace/names.js';
import type { Place } from '../workspace/source-file.js';
import type { Cause } from './causes.js';
import type { ConnectionStory } from './connections.js';
import { explainRecord, type Explanation } from './explain.js';
import { locate, type LogPlace } from './locate.js';
import type { Reading } from './reading.js';
import type { LogRecord } from './records.js';

/** The configuration that a log is held against. */
export interface Configuration {
  readonly model: Model;
  readonly policies: readonly Policy[];
}

/** A place in the configuration, and what of the record leads there; a parameter with its value. */
export interface FactPlace {
  readonly what: LogPlace['what'] | 'parameter';
  readonly name: string;
  readonly place: Place;
}

export interface RecordFacts extends Explanation {
  readonly record: LogRecord;
  /** That the record names, or that its connection uses. */
  readonly rule: string | undefined;
  readonly connection: string | undefined;
  /** The earlier record that this one follows from. */
  readonly cause: Cause | undefined;
  /** The file that Policy Agent was reading. */
  readonly reading: Reading | undefined;
  readonly places: readonly FactPlace[];
}

/** What the records before this one tell of it. */
export interface Before {
  readonly story: ConnectionStory | undefined;
  readonly cause: Cause | undefined;
  readonly reading: Reading | undefined;
}

/** @param configuration none: no places are given */
export function factsOf(record: LogRecord, { story, cause, reading }: Before, configuration: Configuration | undefined): RecordFacts {
  const rule = record.fields['rule'] ?? story?.fields['rule'];
  const explanation = explainRecord(record);
  const code = cause?.returnCode === undefined ? explanation.code : returnCode(cause.returnCode);
  const places = configuration ? [...namedPlaces(record.fields, story, reading, configuration), ...parameterPlaces(code, rule, configuration)] : [];
  return { ...explanation, record, rule, connection: story?.id, cause, reading, places };
}

/** What the record names, and what its connection is known to use. */
function namedPlaces(fields: LogRecord['fields'], story: ConnectionStory | undefined, reading: Reading | undefined, { model }: Configuration): FactPlace[] {
  return locate({ fields: { ...fields, rule: fields['rule'] ?? story?.fields['rule'], actions: fields['actions'] ?? story?.fields['actions'] } }, model, reading?.file);
}

/** Where the rule gets the parameters from that a return code has to do with. */
function parameterPlaces(code: ReturnCode | undefined, rule: string | undefined, { policies }: Configuration): FactPlace[] {
  if (rule === undefined) return [];
  const found: FactPlace[] = [];
  for (const parameter of code?.relatedParameters ?? []) {
    for (const policy of policies) {
      const given = policy.rule(rule)?.effective.get(parameter);
      const [place] = given?.places ?? [];
      if (!place || found.some((each) => isSamePlace(each.place, place))) continue;
      const value = parameterInfo(parameter)?.parameter.secret ? '' : ` ${[given?.value ?? []].flat().join(' ')}`;
      found.push({ what: 'parameter', name: `${parameter}${value}`, place });
    }
  }
  return found;
}

/** Several stacks may read the same line. */
const isSamePlace = (a: Place, b: Place): boolean => a.uri === b.uri && a.item === b.item && a.span.start === b.span.start;

/** The earlier record, and what it means, as sentences. Lines count from 1. */
export function causeText({ line, returnCode: number, what, keyring, sure }: Cause): string {
  const meaning = number === undefined ? undefined : returnCode(number)?.meaning;
  const record = number === undefined ? what.replace(/\.$/, '') : `${what}, return code ${number}`;
  return `${sure ? 'It follows' : 'It probably follows'} from line ${line}: ${record}${keyring === undefined ? '' : `, key ring ${keyring}`}.${meaning === undefined ? '' : ` ${meaning}`}`;
}

/** The file in which an error was found, as a sentence. */
export function readingText({ file, image, line }: Reading): string {
  return `Line ${line} says which file Policy Agent was reading: ${displayFileName(parseFileName(file))}, for stack ${image}.`;
}
