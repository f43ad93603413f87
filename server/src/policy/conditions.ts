/** The conditions of a rule, references followed: which connections it is meant for. */
import type { Parameter } from '../catalog/types.js';
import type { Span, Statement, Word } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import type { ScopeNames } from '../workspace/model.js';
import type { Place } from '../workspace/source-file.js';
import { AddressSet, parseAddresses } from './addresses.js';
import type { Block, Unresolved } from './blocks.js';
import { blockOf, placeOf, resolve } from './blocks.js';
import { parsePorts, PortSet } from './ports.js';
import type { TimeCondition, TimeParts } from './time.js';
import { parseTimeCondition } from './time.js';
import { valuesOf, valueWords } from './values.js';

/** One condition. Not coded: `coded` is absent and the value is that which every connection meets. */
export interface Condition<T> {
  /** undefined: coded, but what Policy Agent could not take, or a reference to a name that does not exist. */
  readonly value: T | undefined;
  /** The attribute that counts, as the catalogue spells it, and its line. */
  readonly coded?: { readonly attribute: string; readonly text: string; readonly place: Place };
}

export type Direction = 'Inbound' | 'Outbound' | 'Both';

export interface Conditions {
  readonly localAddress: Condition<AddressSet>;
  readonly remoteAddress: Condition<AddressSet>;
  readonly localPort: Condition<PortSet>;
  readonly remotePort: Condition<PortSet>;
  /** As coded, perhaps with a trailing asterisk; `*` when not coded. See `nameMatches`. */
  readonly jobname: Condition<string>;
  readonly userid: Condition<string>;
  /** Has no default: a rule without it is in error. */
  readonly direction: Condition<Direction>;
  /** One of them must hold; none: always. */
  readonly times: readonly (TimeCondition & { readonly place: Place })[];
  /** References in the conditions that resolve to nothing. */
  readonly unresolved: readonly Unresolved[];
  /** A group has a member that cannot be read: its addresses or ports are more than `value` holds. */
  readonly partial: boolean;
}

/** Whether a job name or user ID meets a condition. A trailing asterisk matches any rest; case does not count, as both are upper case on z/OS. */
export function nameMatches(pattern: string, name: string): boolean {
  const wanted = pattern.toUpperCase();
  const given = name.toUpperCase();
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

/** The conditions of a rule. */
export function conditionsOf(rule: Block, names: ScopeNames): Conditions {
  const reader = new ConditionReader(rule, names);
  return {
    localAddress: reader.addresses('local'),
    remoteAddress: reader.addresses('remote'),
    localPort: reader.ports('local'),
    remotePort: reader.ports('remote'),
    jobname: reader.name('jobname'),
    userid: reader.name('userid'),
    direction: reader.direction(),
    times: reader.times(),
    unresolved: reader.unresolved,
    partial: reader.partial,
  };
}

interface CodedAttribute {
  readonly parameter: Parameter;
  readonly statement: Statement;
}

type End = 'local' | 'remote';

/** The condition that each attribute codes; of the attributes of one condition the last counts. */
const conditionBy: ReadonlyMap<string, keyof Conditions> = new Map(
  Object.entries({
    localAddress: ['LocalAddr', 'LocalAddrRef', 'LocalAddrSetRef', 'LocalAddrGroupRef'],
    remoteAddress: ['RemoteAddr', 'RemoteAddrRef', 'RemoteAddrSetRef', 'RemoteAddrGroupRef'],
    localPort: ['LocalPortRange', 'LocalPortRangeRef', 'LocalPortGroupRef'],
    remotePort: ['RemotePortRange', 'RemotePortRangeRef', 'RemotePortGroupRef'],
    jobname: ['Jobname'],
    userid: ['Userid'],
    direction: ['Direction'],
  } satisfies Partial<Record<keyof Conditions, readonly string[]>>).flatMap(([condition, attributes]) => attributes.map((attribute) => [attribute, condition as keyof Conditions] as const)),
);

class ConditionReader {
  readonly unresolved: Unresolved[] = [];
  partial = false;
  private readonly attributes: readonly CodedAttribute[];
  private readonly coded = new Map<keyof Conditions, CodedAttribute>();

  constructor(
    private readonly rule: Block,
    private readonly names: ScopeNames,
  ) {
    this.attributes = attributesIn(rule.statement);
    for (const found of this.attributes) {
      const condition = conditionBy.get(found.parameter.name);
      if (condition && found.statement.args.length > 0) this.coded.set(condition, found);
    }
  }

  addresses(end: End): Condition<AddressSet> {
    return this.condition(`${end}Address`, AddressSet.all, (found) =>
      found.parameter.value.kind === 'ref' ? this.referenced(found, (block) => this.addressesIn(block)) : parseAddresses(found.statement.args[0]?.text ?? ''),
    );
  }

  ports(end: End): Condition<PortSet> {
    return this.condition(`${end}Port`, PortSet.all, (found) =>
      found.parameter.value.kind === 'ref' ? this.referenced(found, (block) => this.portsIn(block)) : parsePorts(textsOf(valueWordsOf(found))),
    );
  }

  name(condition: 'jobname' | 'userid'): Condition<string> {
    return this.condition(condition, '*', (found) => found.statement.args[0]?.text);
  }

  direction(): Condition<Direction> {
    return this.condition<Direction>('direction', undefined, (found) => {
      const value = valuesOf(found.parameter, found.statement.args.slice(0, 1))[0];
      return value === 'Inbound' || value === 'Outbound' || value === 'Both' ? value : undefined;
    });
  }

  times(): Conditions['times'] {
    const result: (TimeCondition & { readonly place: Place })[] = [];
    for (const found of this.attributes) {
      const { value } = found.parameter;
      if ((value.kind !== 'inline' && value.kind !== 'ref') || value.to !== 'IpTimeCondition') continue;
      const place = placeOf(this.rule, spanOf(found.statement, valueWordsOf(found)));
      const time = value.kind === 'inline' ? timeIn(found.statement) : this.referenced(found, (block) => timeIn(block.statement));
      if (time) result.push({ ...time, place });
    }
    return result;
  }

  private condition<T>(condition: keyof Conditions, unset: T | undefined, read: (found: CodedAttribute) => T | undefined): Condition<T> {
    const found = this.coded.get(condition);
    if (!found) return { value: unset };
    const words = valueWordsOf(found);
    return { value: read(found), coded: { attribute: found.parameter.name, text: textsOf(words).join(' '), place: placeOf(this.rule, spanOf(found.statement, words)) } };
  }

  private referenced<T>(found: CodedAttribute, read: (block: Block) => T | undefined, from: Block = this.rule): T | undefined {
    const { value } = found.parameter;
    const word = found.statement.args[0];
    if (value.kind !== 'ref' || !word) return undefined;
    const definition = resolve(this.names, value.to, word.text);
    if (definition) return read(blockOf(definition));
    this.unresolved.push({ type: value.to, name: word.text, place: placeOf(from, word) });
    return undefined;
  }

  private addressesIn(block: Block): AddressSet | undefined {
    if (block.type !== 'IpAddrGroup') return addressesOf(block.statement);
    return this.union(this.members(block, (b) => addressesOf(b)), (sets) => AddressSet.union(sets));
  }

  private portsIn(block: Block): PortSet | undefined {
    if (block.type !== 'PortGroup') return portsOf(block.statement);
    return this.union(this.members(block, (b) => portsOf(b)), (sets) => PortSet.union(sets));
  }

  private members<T>(group: Block, read: (statement: Statement) => T | undefined): (T | undefined)[] {
    return attributesIn(group.statement).map((found) =>
      found.parameter.value.kind === 'ref' ? this.referenced(found, (block) => read(block.statement), group) : read(found.statement),
    );
  }

  /** A group is known as far as its members are; one without any member that can be read is not. */
  private union<T>(members: readonly (T | undefined)[], join: (sets: T[]) => T): T | undefined {
    const known = members.filter((m): m is NonNullable<typeof m> => m !== undefined);
    if (known.length < members.length) this.partial = true;
    return known.length > 0 ? join(known) : undefined;
  }
}

function attributesIn(statement: Statement): CodedAttribute[] {
  const found: CodedAttribute[] = [];
  for (const child of statement.block?.children ?? []) {
    const { parameter } = meaningOf(child);
    if (parameter) found.push({ parameter, statement: child });
  }
  return found;
}

function valueWordsOf({ parameter, statement }: CodedAttribute): readonly Word[] {
  return valueWords(parameter, statement.args);
}

function textsOf(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}

/** The line from its keyword to the end of its value. */
function spanOf(line: Statement, words: readonly Word[]): Span {
  return { start: line.keyword.start, end: (words.at(-1) ?? line.keyword).end };
}

/** Addr, Prefix or Range of an IpAddr or IpAddrSet; the last one counts. */
function addressesOf(statement: Statement): AddressSet | undefined {
  const last = attributesIn(statement).at(-1);
  return last && parseAddresses(last.statement.args[0]?.text ?? '');
}

function portsOf(statement: Statement): PortSet | undefined {
  const last = attributesIn(statement).at(-1);
  return last && parsePorts(textsOf(valueWordsOf(last)));
}

function timeIn(statement: Statement): TimeCondition {
  const parts: { -readonly [K in keyof TimeParts]: TimeParts[K] } = {};
  const windows: string[] = [];
  for (const { parameter, statement: line } of attributesIn(statement)) {
    const text = line.args[0]?.text;
    if (text === undefined) continue;
    if (parameter.name === 'TimeOfDayRange') windows.push(text);
    else if (parameter.name === 'ConditionTimeRange' || parameter.name === 'MonthOfYearMask' || parameter.name === 'DayOfMonthMask' || parameter.name === 'DayOfWeekMask') parts[parameter.name] = text;
  }
  return parseTimeCondition({ ...parts, TimeOfDayRange: windows });
}
