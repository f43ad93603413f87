/** The environment file of Policy Agent (STDENV): one NAME=value a line (reference: pagent-main, environmentRules). */
import { lineContentEnd, nextLineStart, sequenceNumberStart } from '../syntax/lines.js';
import type { Span } from '../syntax/tree.js';

/** A line that sets a variable. */
export interface Variable {
  readonly name: string;
  /** Without blanks around it, and without a sequence number in columns 73 to 80. */
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  /** The blanks around the equal sign, which do not belong there. */
  readonly blanks: readonly Span[];
  /** Eight digits in columns 73 to 80, which become part of the value. */
  readonly sequenceNumber?: Span;
}

const setting = /^([ \t]*)([A-Za-z_][A-Za-z0-9_]*)([ \t]*)=([ \t]*)(.*)$/;

/** The variables that an environment file sets, in order. Lines of any other form are left out. */
export function* stdenvVariables(text: string): Generator<Variable> {
  for (let start = 0; start < text.length; ) {
    const end = lineContentEnd(text, start);
    const variable = variableIn(text, start, end);
    if (variable) yield variable;
    start = nextLineStart(text, end);
  }
}

function variableIn(text: string, start: number, end: number): Variable | undefined {
  const sequenceAt = sequenceNumberStart(text, start, end);
  const match = setting.exec(text.slice(start, sequenceAt < 0 ? end : sequenceAt));
  if (!match) return undefined;
  const [, indent = '', name = '', before = '', after = '', rest = ''] = match;
  const value = rest.trimEnd();
  const nameStart = start + indent.length;
  const equalSign = nameStart + name.length + before.length;
  const valueStart = equalSign + 1 + after.length;
  const blanks = [
    { start: nameStart + name.length, end: equalSign },
    { start: equalSign + 1, end: valueStart },
  ];
  return {
    name,
    value,
    nameSpan: { start: nameStart, end: nameStart + name.length },
    valueSpan: { start: valueStart, end: valueStart + value.length },
    blanks: value === '' ? [] : blanks.filter((span) => span.end > span.start),
    sequenceNumber: sequenceAt < 0 ? undefined : { start: sequenceAt, end: sequenceAt + 8 },
  };
}

/** A value, and where it stands. */
interface FileValue {
  readonly text: string;
  readonly span: Span;
}

/** The value of PAGENT_CONFIG_FILE; undefined when the file does not set it. The last setting counts. */
export const stdenvMainFile = (text: string): FileValue | undefined => lastValue(text, 'PAGENT_CONFIG_FILE');

/** The value of SYSLOGD_CONFIG_FILE where it is a path or data set; a DD name is known to the JCL alone (reference: syslogd, environmentVariables). */
export function stdenvSyslogdFile(text: string): FileValue | undefined {
  const found = lastValue(text, 'SYSLOGD_CONFIG_FILE');
  return found && /^\/./.test(found.text) ? found : undefined;
}

function lastValue(text: string, name: string): FileValue | undefined {
  if (!text.includes(name)) return undefined;
  let found: FileValue | undefined;
  for (const variable of stdenvVariables(text)) if (variable.name === name && variable.value !== '') found = { text: variable.value, span: variable.valueSpan };
  return found;
}
