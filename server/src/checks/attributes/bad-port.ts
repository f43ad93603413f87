import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import type { Value } from '../support/rows.js';
import { saidOf, valuesOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { consequence, severityOf } from '../support/wording.js';

/** A port or port range that is none (reference: pagent-ttls, TTLSRule LocalPortRange; syntax.ranges). */
export const badPort = defineCheck({
  code: 'bad-port',
  severity: 'error',
  summary: 'A port or port range is not valid.',
  explanation: `
A port condition is one port, or a range whose lower end comes first. Between the ends stands a blank, a dash or a colon,
only one of them: \`1024 65535\`, \`1024-65535\`, \`1024:65535\`. Ports go up to 65535; 0 alone stands for every port.
Service names and lists cannot be used: several ports go into a \`PortGroup\`. Policy Agent logs an error, and installs
none of the new AT-TLS policy.`,
  example: `
    TTLSRule TN3270
    {
      LocalPortRange      ⟦2025-2023⟧
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSRule TN3270
    {
      LocalPortRange      2023-2025
      Direction           Inbound
      TTLSGroupActionRef  TNGA
    }
    TTLSGroupAction TNGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['portrange'],
  item: (context) =>
    saidOf(valuesOf(context.item), (value) => {
      const spec = value.parameter.value;
      return spec.kind === 'portrange' ? draftFor(context, value, spec.max, spec.words ?? []) : undefined;
    }),
});

interface PortFault {
  readonly text: string;
  readonly instead?: string;
}

function draftFor(context: ItemContext, { node, parameter, words }: Value, max: number, allowed: readonly string[]): Draft | undefined {
  const first = words[0];
  const last = words[words.length - 1];
  if (!first || !last) return undefined;
  const text = words.map((word) => word.text).join(' ');
  if (isSpoiled(text) || allowed.some((word) => word.toLowerCase() === text.toLowerCase())) return undefined;
  const fault = faultOf(text, max);
  if (!fault) return undefined;
  const severity = severityOf(parameter);
  const span = { start: first.start, end: last.end };
  const { instead } = fault;
  return {
    at: { span },
    severity,
    message: `${parameter.name}: ${fault.text}.${instead === undefined ? '' : ` Write ${instead}.`}${severity === 'error' ? consequence(node, context.roles) : ''}`,
    fixes: () => (instead === undefined ? [] : [{ title: `Change ${text} to ${instead}`, safe: false, edits: [replace(span, instead)] }]),
  };
}

function faultOf(text: string, max: number): PortFault | undefined {
  const range = /^(\d+)(?:([-: ])(\d+))?$/.exec(text);
  if (!range) return faultOfForm(text);
  const [, low = '', delimiter = '-', high] = range;
  const tooHigh = [low, high].find((port) => port !== undefined && Number(port) > max);
  if (tooHigh !== undefined) return { text: `ports go up to ${max}, and ${tooHigh} is above` };
  if (high !== undefined && Number(high) < Number(low)) return { text: 'the lower end of a port range comes first', instead: high + delimiter + low };
  return undefined;
}

function faultOfForm(text: string): PortFault {
  const mixed = /^(\d+)[-: ]+(\d+)$/.exec(text);
  if (mixed) return { text: 'between the ends of a port range stands a blank, a dash or a colon, only one of them', instead: `${mixed[1]}-${mixed[2]}` };
  if (/^\d+([,;]\d+)+$/.test(text)) return { text: 'a list of ports cannot stand here; several ports go into a PortGroup' };
  if (/^\d+[-:]$/.test(text)) return { text: 'the upper end of the port range is missing' };
  if (/^(all|any|\*)$/i.test(text)) return { text: 'every port is written 0, or the line is left out', instead: '0' };
  return { text: `${text} is no port; it takes a number, or a range such as 1024-65535` };
}
