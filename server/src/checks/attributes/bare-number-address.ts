import { parameter as parameterOf } from '../../catalog/index.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { addressOfNumber } from '../support/addresses.js';
import { replace } from '../support/edits.js';
import type { Value } from '../support/rows.js';
import { valuesOf } from '../support/rows.js';

/** `RemoteAddr 6793` (reference: pagent-ttls, TTLSRule RemoteAddr; seen installed on z/OS 3.1 as 0.0.26.137). */
export const bareNumberAddress = defineCheck({
  code: 'bare-number-address',
  severity: 'warning',
  summary: 'A number stands where an IP address is expected.',
  explanation: `
Policy Agent accepts a bare number as an IPv4 address: \`RemoteAddr 6793\` is installed as 0.0.26.137, without a message.
No partner has that address, so the rule never matches, and the traffic goes on in clear text. Almost always a port was
meant; it goes into \`RemotePortRange\` or \`LocalPortRange\`.`,
  example: `
    TTLSRule MQ
    {
      ⟦RemoteAddr          6793⟧
      Direction           Outbound
      TTLSGroupActionRef  MQGA
    }
    TTLSGroupAction MQGA
    {
      TTLSEnabled  Off
    }
  `,
  fixed: `
    TTLSRule MQ
    {
      RemotePortRange     6793
      Direction           Outbound
      TTLSGroupActionRef  MQGA
    }
    TTLSGroupAction MQGA
    {
      TTLSEnabled  Off
    }
  `,
  itemsWith: ['ipaddr'],
  *item({ item }) {
    for (const value of valuesOf(item)) {
      const [word] = value.words;
      if (value.parameter.value.kind !== 'ipaddr' || !word || !/^\d+$/.test(word.text)) continue;
      const address = addressOfNumber(word.text);
      if (address === undefined) continue;
      const port = portAttribute(value);
      yield {
        at: { span: { start: value.node.keyword.start, end: word.end } },
        message: `${word.text} is taken for the address ${address}.${port === undefined ? ' Write an IP address.' : ` If a port is meant, write ${port} ${word.text}.`}`,
        fixes: () => (port === undefined ? [] : [usePort(value, port)]),
      };
    }
  },
});

/** The port condition that goes with an address condition, when the rule has none yet: RemotePortRange for RemoteAddr. */
function portAttribute({ node, parameter, owner, words }: Value): string | undefined {
  const found = parameterOf(owner, parameter.name.replace(/Addr$/, 'PortRange'));
  if (found?.value.kind !== 'portrange' || Number(words[0]?.text) > found.value.max) return undefined;
  const coded = node.parent?.block?.children.some((child) => {
    const other = parameterOf(owner, child.keyword.text);
    return other !== undefined && (other.alternatives ?? other.name) === (found.alternatives ?? found.name);
  });
  return coded ? undefined : found.name;
}

/** The keyword changes, the value keeps its column. */
function usePort({ node, words }: Value, port: string): DraftFix {
  const span = { start: node.keyword.start, end: words[0]?.start ?? node.keyword.end };
  return { title: `Change ${node.keyword.text} to ${port}`, safe: false, edits: [replace(span, `${port} `.padEnd(span.end - span.start))] };
}
