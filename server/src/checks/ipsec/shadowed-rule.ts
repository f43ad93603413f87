import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { headOf, spanIn } from '../support/definitions.js';
import { titleOf } from '../support/wording.js';
import type { FilterConditions } from './filter-conditions.js';
import { covers, filterConditions } from './filter-conditions.js';
import type { ListedRule } from './policies.js';
import { listedRules } from './policies.js';

/** So many wide rules are held against each rule below them, so that the work grows with the number of rules only. */
const mostWide = 64;

/** A filter rule behind one that takes all its packets (reference: pagent-ipsec, IpFilterRule: the first match is used). */
export const ipsecShadowedRule = defineCheck({
  code: 'ipsec-shadowed-rule',
  severity: 'warning',
  summary: 'An earlier filter rule takes every packet of this one.',
  explanation: `
Filter rules are tried in the order in which \`IpFilterPolicy\` lists them, and the first that matches is used. A rule never matches
when one before it takes the same source and destination addresses, or more, and the same services, or more. Put the narrower
rule first, or remove it.

A rule is held against those before it that are for all addresses on one side, and against those that say the same. Rules with time
conditions, and rules that refer to something that is not defined, are not judged.`,
  example: `
    IpFilterPolicy
    {
      IpFilterRuleRef  ALLTCP
      IpFilterRuleRef  ⟦NOTELNET⟧
    }
    IpFilterRule ALLTCP
    {
      IpSourceAddr  192.0.2.1
      IpDestAddr    All4
      IpService
      {
        Protocol   TCP
        Direction  Bidirectional
        Routing    Local
      }
      IpGenericFilterActionRef  PERMIT
    }
    IpFilterRule NOTELNET
    {
      IpSourceAddr  192.0.2.1
      IpDestAddr    198.51.100.0/24
      IpService
      {
        Protocol         TCP
        SourcePortRange  23
        Direction        Bidirectional
        Routing          Local
      }
      IpGenericFilterActionRef  DENY
    }
    IpGenericFilterAction PERMIT
    {
      IpFilterAction  Permit
    }
    IpGenericFilterAction DENY
    {
      IpFilterAction  Deny
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ipsec') return;
    const seen = new Seen();
    // Read once for each rule, however often it is listed.
    const tried = new Map<Statement, Judged | undefined>();
    for (const listed of listedRules(context)) {
      const { statement } = listed.rule.fact;
      const isFirst = !tried.has(statement);
      const conditions = isFirst ? filterConditions(listed.rule, context.names) : undefined;
      const earlier = isFirst ? conditions && seen.coverOf(conditions) : tried.get(statement);
      if (isFirst) tried.set(statement, earlier ?? (conditions && !conditions.timed ? { listed, conditions } : undefined));
      if (earlier) yield draftFor(listed, earlier);
      else if (conditions) seen.add(listed, conditions);
    }
  },
});

interface Judged {
  readonly listed: ListedRule;
  readonly conditions: FilterConditions;
}

/** The rules so far that can take the packets of others. */
class Seen {
  private readonly wide: Judged[] = [];
  private readonly equal = new Map<string, Judged>();

  add(listed: ListedRule, conditions: FilterConditions): void {
    const judged = { listed, conditions };
    const { source, target } = conditions;
    const isWide = [source, target].some((set) => set.isAll || set.texts().some((text) => text === '0.0.0.0/0' || text === '::/0'));
    if (isWide && this.wide.length < mostWide) this.wide.push(judged);
    this.equal.set(keyOf(conditions), judged);
  }

  coverOf(conditions: FilterConditions): Judged | undefined {
    return [this.equal.get(keyOf(conditions)), ...this.wide].find((judged) => judged !== undefined && covers(judged.conditions, conditions));
  }
}

function keyOf({ source, target, services }: FilterConditions): string {
  const ofServices = services.map((service) => [service.protocol, service.sourcePorts.texts(), service.targetPorts.texts(), service.direction, service.routing, service.securityClass].join('|'));
  return [source.texts().join(), target.texts().join(), ...ofServices.sort()].join('\n');
}

function draftFor({ rule, reference }: ListedRule, { listed }: Judged): Draft {
  const again = listed.rule.fact.statement === rule.fact.statement;
  return {
    at: reference ? spanIn(reference, reference.word) : headOf(rule),
    tags: ['unnecessary'],
    message: again
      ? `${titleOf(rule.fact.statement)} is listed a second time: it was tried before.`
      : `${titleOf(rule.fact.statement)} never matches: ${titleOf(listed.rule.fact.statement)}, which is tried before it, takes all its packets.`,
    related: [{ at: listed.reference ? spanIn(listed.reference, listed.reference.word) : headOf(listed.rule), message: 'This rule is tried first.' }],
  };
}
