import type { Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import { parameter as parameterOf } from '../../catalog/index.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { removeStatement } from '../support/edits.js';
import { enumValue } from '../support/enums.js';
import { hasBraceTrouble } from '../support/judgement.js';
import { rowsOf } from '../support/rows.js';
import { listed } from '../support/wording.js';
import { headEnd } from '../syntax/problems.js';

/** An attribute that counts only beside another one, which is not there or says something else (reference: the rules of each parameter; catalogue: onlyWith). */
export const doesNotApply = defineCheck({
  code: 'does-not-apply',
  severity: 'warning',
  summary: 'An attribute has to do with a value of another attribute that the block does not have.',
  explanation: `
In policy of IPSec, IDS and QoS many attributes belong to one value of another attribute: those of a traffic regulation condition
that begin with \`TRtcp\` to \`Protocol Tcp\`, the ports of an \`IpService\` to TCP and UDP, the details of a report to the
\`TypeActions\` that asks for it, the condition of an \`IDSRule\` to its \`ConditionType\`. Where the other attribute says something
else, such a line is ignored at best. Either it should go, or the other attribute is wrong.

Lines that ask for what applies anyway, such as port 0 or a default, are not reported. The finding is for information where the
manuals were not seen to say so. What goes with what in AT-TLS policy is reported as [no-effect](no-effect.md), but for
\`GSK_LDAP_USER_PW\`, which goes with \`GSK_LDAP_USER\`.`,
  example: `
    IDSTRCondition TRPORT500
    {
      Protocol               Udp
      LocalPortRange         500
      TRudpQueueSize         VERY_LONG
      ⟦TRtcpTotalConnections  1000⟧
    }
  `,
  fixed: `
    IDSTRCondition TRPORT500
    {
      Protocol               Udp
      LocalPortRange         500
      TRudpQueueSize         VERY_LONG
    }
  `,
  itemsWith: ['onlyWith'],
  *item(context) {
    if (hasBraceTrouble(context.item.problems)) return;
    for (const { node, type } of rowsOf(context.item)) {
      if (type && node.block && hasCompanions(type)) yield* inBlock(context, node.block.children, type);
    }
  },
});

const tables = new WeakMap<CatalogStatement, boolean>();

function hasCompanions(type: CatalogStatement): boolean {
  let found = tables.get(type);
  if (found === undefined) tables.set(type, (found = type.parameters.some(({ onlyWith }) => onlyWith !== undefined)));
  return found;
}

function* inBlock({ text }: ItemContext, children: readonly Statement[], type: CatalogStatement): Generator<Draft> {
  for (const child of children) {
    const { parameter } = meaningOf(child);
    const fault = parameter?.onlyWith && asksForSomething(parameter, child) ? faultOf(parameter, children, type) : undefined;
    if (!parameter || !fault) continue;
    yield {
      at: { span: { start: child.keyword.start, end: headEnd(child) } },
      severity: fault.sure ? 'warning' : 'information',
      tags: ['unnecessary'],
      message: `${parameter.name} goes only with ${companionText(parameter)}; ${fault.text}. At best it is ignored.`,
      related: fault.line ? [{ at: { span: fault.line.keyword }, message: `${fault.line.keyword.text} is coded here.` }] : [],
      fixes: () => [{ title: `Remove ${parameter.name}`, safe: false, edits: [removeStatement(text, child)] }],
    };
  }
}

/** A value other than the default, and not port 0, which stands for every port. 00000000 is the byte that 0 stands for. */
function asksForSomething({ value, default: given }: Parameter, { args, block }: Statement): boolean {
  if (block) return true;
  const written = args.map((word) => word.text).join(' ');
  if (written === '') return false;
  return !(value.kind === 'portrange' && /^(0|all)$/i.test(written)) && written.toLowerCase() !== given?.value.toLowerCase() && !(given?.value === '0' && /^0+$/.test(written));
}

interface Fault {
  /** What the block says instead. */
  readonly text: string;
  readonly sure: boolean;
  readonly line?: Statement;
}

function faultOf({ onlyWith }: Parameter, children: readonly Statement[], type: CatalogStatement): Fault | undefined {
  const other = onlyWith && parameterOf(type, onlyWith.attribute);
  if (!onlyWith || !other) return undefined;
  const lines = children.filter((child) => meaningOf(child).parameter === other);
  const sure = onlyWith.certainty === 'doc' || onlyWith.certainty === 'sample';
  if (lines.length === 0) return isMisspelt(other, children) ? undefined : withoutLine(other, onlyWith.values, sure);
  const { values } = onlyWith;
  if (!values) return undefined;
  const counting = other.repeatable === false ? lines.slice(-1) : lines;
  const words = counting.map((line) => knownValue(other, line.args[0]?.text));
  if (words.some((word) => word === undefined || includes(values, word))) return undefined;
  return { text: `here ${other.name} is ${listed(words.flatMap((word) => word ?? []))}`, sure, line: counting[0] };
}

/** The other attribute is not coded: its default applies, where it has one. */
function withoutLine(other: Parameter, values: readonly string[] | undefined, sure: boolean): Fault | undefined {
  // What is needed and missing has a finding of its own.
  if (other.required) return undefined;
  const given = other.default?.value;
  if (given === undefined || !values) return { text: `the block has no ${other.name}`, sure };
  if (includes(values, given)) return undefined;
  return { text: `${other.name} is not coded here, and its default is ${given}`, sure: sure && other.default?.certainty !== 'memory' };
}

/** A line of the block that nothing is known of may be the other attribute. */
function isMisspelt({ name }: Parameter, children: readonly Statement[]): boolean {
  return children.some((child) => {
    const { parameter, type } = meaningOf(child);
    return !parameter && !type && didYouMean(child.keyword.text, [name]) !== undefined;
  });
}

/** The value as the catalogue spells it; undefined for one of which nothing is known. */
function knownValue({ value }: Parameter, text: string | undefined): string | undefined {
  if (text === undefined || value.kind !== 'enum') return undefined;
  return enumValue(value, text)?.value ?? (/^\d+$/.test(text) ? text : undefined);
}

function includes(values: readonly string[], text: string): boolean {
  return values.some((value) => value.toLowerCase() === text.toLowerCase());
}

/** `Protocol Tcp`: the other attribute with its values; numbers that stand for the same are left out. */
function companionText({ onlyWith }: Parameter): string {
  const words = onlyWith?.values?.filter((value) => !/^\d+$/.test(value)) ?? [];
  return `${onlyWith?.attribute ?? ''} ${listed(words, 'or')}`.trimEnd();
}
