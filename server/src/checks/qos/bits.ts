import type { Statement, Word } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { linesOf } from '../support/block-lines.js';
import { rowsIn } from '../support/discipline-rows.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** Attributes that take a type of service byte; in PolicyAction the form was read in a manual. */
const bytes: Readonly<Record<string, readonly string[]>> = {
  PolicyAction: ['OutgoingTOS', 'DiffServOutProfileTransmittedTOSByte'],
  ServiceCategories: ['OutgoingTOS'],
  SetSubnetPrioTosMask: ['SubnetTosMask'],
};

/** Type of service bytes as digits (reference: pagent-qos, PolicyAction OutgoingTOS, SetSubnetPrioTosMask). */
export const qosBits = defineCheck({
  code: 'qos-bits',
  severity: 'warning',
  summary: 'A type of service byte is not written as 8 binary digits.',
  explanation: `
The type of service byte of IPv4, which is the traffic class of IPv6, is written as 8 digits 0 or 1: \`OutgoingTOS 01100000\`. A
single 0 stands for eight of them. Names such as AF31 and hexadecimal numbers are not taken; in a \`PolicyAction\` they are an error.

\`PriorityTosMapping\` takes a device priority from 1 to 4, such a byte, and a VLAN user priority from 0 to 7, which may be left out.`,
  example: `
    PolicyAction INTERACT
    {
      PolicyScope  DataTraffic
      OutgoingTOS  ⟦011⟧
    }
    SetSubnetPrioTosMask
    {
      SubnetTosMask       11100000
      PriorityTosMapping  ⟦5⟧ 11000000 7
    }
  `,
  itemsWith: ['QoS'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'QoS')) {
      if (!type) continue;
      for (const name of bytes[type.name] ?? []) for (const line of linesOf(node, name)) yield* drafts(byteFault(name, line.args[0], type.name === 'PolicyAction'));
      if (type.name === 'SetSubnetPrioTosMask') for (const line of linesOf(node, 'PriorityTosMapping')) yield* drafts(mappingFault(line));
    }
  },
});

function* drafts(draft: Draft | undefined): Generator<Draft> {
  if (draft) yield draft;
}

function byteFault(name: string, word: Word | undefined, sure: boolean): Draft | undefined {
  if (!word || isSpoiled(word.text) || /^(0|[01]{8})$/.test(word.text)) return undefined;
  const digits = /^[01]+$/.test(word.text);
  return {
    at: { span: word },
    severity: sure && !digits ? 'error' : 'warning',
    message: digits ? `${name} takes 8 binary digits, and here ${word.text.length === 1 ? 'is 1' : `are ${word.text.length}`}.` : `${name} takes 8 binary digits such as 01100000, not ${quoted(word.text)}.`,
  };
}

function mappingFault({ args }: Statement): Draft | undefined {
  const [priority, byte, vlan] = args;
  if (!priority || args.some((word) => isSpoiled(word.text))) return undefined;
  if (!/^[1-4]$/.test(priority.text)) return { at: { span: priority }, message: `PriorityTosMapping begins with a device priority from 1, the highest, to 4, not ${quoted(priority.text)}.` };
  if (!byte) return { at: { span: priority }, message: 'PriorityTosMapping needs a type of service byte of 8 binary digits behind the priority.' };
  const fault = byteFault('PriorityTosMapping', byte, false);
  if (fault) return fault;
  return vlan && !/^[0-7]$/.test(vlan.text) ? { at: { span: vlan }, message: `The VLAN user priority is a number from 0 to 7, not ${quoted(vlan.text)}.` } : undefined;
}
