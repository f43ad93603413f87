/**
 * Reads a saved display of the live policy: `pasearch -t`, or `netstat ttls conn detail`. Both show, under the name of a rule, its
 * conditions and then its actions, `Label: value` line by line; lists of codes go on in the lines below. What the reader does not
 * know it passes over, so headings, other connections and the text around a display do no harm.
 *
 * The layouts are those of displays of z/OS 2.4 and 3.1. Console output, where a message number stands before each line, is read too.
 */
import type { ActionLevel } from '../parameters.js';

export type DisplayScope = 'rule' | ActionLevel;

export interface DisplayField {
  readonly scope: DisplayScope;
  /** As the display writes it; in the rule part of pasearch with the heading before it: `Local Address FromAddr`. */
  readonly label: string;
  /** Codes without their names. */
  readonly values: readonly string[];
  /** Line of the display, from 0. */
  readonly line: number;
}

export interface DisplayRule {
  readonly name: string;
  /** Line of the display, from 0. */
  readonly line: number;
  readonly fields: readonly DisplayField[];
}

export interface Display {
  readonly kind: 'pasearch' | 'netstat';
  /** Name of the stack in the heading. */
  readonly stack?: string;
  /** Release in the heading, as the display writes it: `3.1`, `V2R4`. */
  readonly release?: string;
  readonly rules: readonly DisplayRule[];
}

/** Longer lines are no part of a display. */
const maxLine = 400;

/** Reads a display: of several stacks, the first that has rules. undefined when the text shows no rule. Never throws; linear in the length of the text. */
export function readDisplay(text: string): Display | undefined {
  return readDisplays(text)[0];
}

/** Reads the displays of all stacks: pasearch shows one after the other. Those without rules are left out. */
export function readDisplays(text: string): Display[] {
  const readers: Reader[] = [new Reader()];
  for (const [number, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.length > maxLine) continue;
    const written = line.replace(messageNumber, '');
    const stack = heading.exec(written)?.slice(3).find(Boolean);
    const known = stack === undefined ? readers.at(-1) : readers.find((each) => each.stack === undefined || each.stack === stack);
    // Commands for one stack after the other: its lines may go on further down.
    if (known && known !== readers.at(-1)) readers.push(...readers.splice(readers.indexOf(known), 1));
    else if (!known) readers.push(new Reader());
    readers.at(-1)?.line(written, number);
  }
  return readers.flatMap((reader) => reader.display() ?? []).sort((a, b) => (a.rules[0]?.line ?? 0) - (b.rules[0]?.line ?? 0));
}

/** EZZ2546I and so on in front of the lines of a console display. */
const messageNumber = /^(?:[\d.]+ +\S+ +)?EZ[ADZ]\d{4}I /;
/** The console command names the stack without a label. */
const heading = /(pasearch|NETSTAT|onetstat) CS (\S+)\s+(?:(?:Image Name|TCPIP Name): (\S*)|([A-Z@#$][A-Z0-9@#$]{0,7})(?=\s|$))/i;
const rule = /^\s*(policyRule|TTLSRule):\s+(\S+)/;
const netstatAction = /^\s*TTLS(Grp|Env|Conn)Action:\s+(\S+)/;
const labelled = /^(\s*)([A-Za-z0-9][\w.\- /]*?):(?:\s+(.*))?$/;
const secondLabel = /\s{2,}([A-Z][A-Za-z ]*):(?:\s+(.*))?$/;
const codeLine = /^\s+([0-9A-F]{4}|[0-9A-F]{2})(?:\s+\S+)?\s*$/;
const codeValue = /^([0-9A-F]{4}|[0-9A-F]{2})\s+[A-Za-z]\S*$/;
/** Headings whose labels say something only together with them. */
const sides = /^(?:Local|Remote) Address$/;

const netstatLevels: Readonly<Record<string, ActionLevel>> = { Grp: 'group', Env: 'environment', Conn: 'connection' };
const pasearchLevels: Readonly<Record<string, ActionLevel>> = { group: 'group', environment: 'environment', connection: 'connection' };

interface OpenField {
  readonly scope: DisplayScope;
  readonly label: string;
  readonly values: string[];
  readonly line: number;
}

class Reader {
  private kind: Display['kind'] = 'pasearch';
  stack: string | undefined;
  private release: string | undefined;
  private readonly rules: { name: string; line: number; fields: OpenField[] }[] = [];
  private scope: DisplayScope = 'rule';
  /** An action of pasearch whose scope has not come yet: its fields wait. */
  private waiting: OpenField[] | undefined;
  private side = '';
  private last: OpenField | undefined;

  display(): Display | undefined {
    this.settle('environment');
    return this.rules.length === 0 ? undefined : { kind: this.kind, stack: this.stack, release: this.release, rules: this.rules };
  }

  line(text: string, number: number): void {
    const head = heading.exec(text);
    if (head) {
      this.stack ??= head[3] ?? head[4];
      this.release ??= head[2];
      return;
    }
    const start = rule.exec(text);
    if (start) this.startRule(start[1] === 'TTLSRule', start[2] ?? '', number);
    else if (this.rules.length > 0) this.inRule(text, number);
  }

  private startRule(netstat: boolean, name: string, line: number): void {
    this.settle('environment');
    if (this.rules.length === 0) this.kind = netstat ? 'netstat' : 'pasearch';
    this.rules.push({ name, line, fields: [] });
    this.scope = 'rule';
    this.side = '';
    this.last = undefined;
  }

  private inRule(text: string, number: number): void {
    const code = codeLine.exec(text);
    if (code) {
      this.last?.values.push(code[1] ?? '');
      return;
    }
    const action = netstatAction.exec(text);
    if (action && this.kind === 'netstat') {
      this.scope = netstatLevels[action[1] ?? ''] ?? 'environment';
      this.add('Action', action[2] ?? '', number);
      return;
    }
    const found = labelled.exec(text.trimEnd());
    if (found) this.label(found[2] ?? '', found[3] ?? '', number);
    else this.last = undefined;
  }

  private label(label: string, rest: string, number: number): void {
    if (label === 'TTLS Action') {
      this.settle('environment');
      this.waiting = [];
      this.add('Action', rest.trim(), number);
      return;
    }
    if (label === 'Scope' && this.waiting) {
      this.settle(pasearchLevels[rest.trim().toLowerCase()] ?? 'environment');
      return;
    }
    if (this.scope === 'rule' && !this.waiting && sides.test(label) && rest === '') {
      this.side = `${label} `;
      return;
    }
    const second = this.scope === 'rule' && this.kind === 'pasearch' ? secondLabel.exec(`  ${rest}`) : null;
    if (second) {
      this.add(label, rest.slice(0, Math.max(0, second.index - 2)).trim(), number);
      this.add(second[1] ?? '', (second[2] ?? '').trim(), number);
    } else this.add(label, rest.trim(), number);
  }

  private add(label: string, value: string, line: number): void {
    const inSide = this.side !== '' && /^(?:From|To)Addr$/.test(label);
    if (this.side !== '' && !inSide) this.side = '';
    const values = value === '' ? [] : [codeValue.exec(value)?.[1] ?? value];
    const into = this.waiting ?? this.rules.at(-1)?.fields;
    const name = inSide ? this.side + label : label;
    // A parameter that may be repeated has a line for each value.
    const known = this.scope === 'rule' && !this.waiting ? undefined : into?.find((field) => field.label === name && (this.waiting !== undefined || field.scope === this.scope));
    if (known) {
      known.values.push(...values);
      this.last = known;
      return;
    }
    this.last = { scope: this.scope, label: name, values, line };
    into?.push(this.last);
  }

  /** The scope of the action is known, or will not come any more. */
  private settle(level: ActionLevel): void {
    if (!this.waiting) return;
    this.rules.at(-1)?.fields.push(...this.waiting.map((field) => ({ ...field, scope: level })));
    this.waiting = undefined;
    this.scope = level;
    this.last = undefined;
  }
}
