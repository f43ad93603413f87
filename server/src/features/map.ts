/**
 * The policy of a stack as a graph: traffic (direction, ports, peers, job) → rules in search order → actions. The client lays
 * it out and draws it.
 */
import type { Finding } from '../checks/check.js';
import { summaryOf, type Block, type Conditions, type Policy, type Rule } from '../policy/index.js';
import type { Place } from '../workspace/source-file.js';
import { policyOfScope } from './code-lens.js';
import type { Target } from './context.js';
import type { ExplorerContext } from './explorer.js';
import { findingsUnder } from './problems.js';

export type MapNodeKind = 'peer' | 'port' | 'rule' | 'connection' | 'environment' | 'group';
/** shadowed: never matches; weak: a security finding; off: AT-TLS is off; broken: an error. */
export type MapMark = 'shadowed' | 'weak' | 'off' | 'broken';

export interface MapNode {
  readonly id: string;
  readonly kind: MapNodeKind;
  readonly label: string;
  /** Second line. */
  readonly detail: string;
  readonly tooltip: string;
  readonly marks: readonly MapMark[];
  readonly target?: Target;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
}

export interface PolicyMap {
  readonly title: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Rules left out because the map would be too large to read. */
  readonly omitted: number;
}

/** More rules than this on one picture help nobody; the filter shows the others. */
const mostRules = 120;

/**
 * Stacks that have a map: their titles and policy members, with the index that policyMap takes.
 * @param uri the file in front of the person; stacks with this file come first
 */
export function policyMaps(context: ExplorerContext, uri?: string): { readonly index: number; readonly title: string; readonly files: string }[] {
  const holds = (index: number): boolean => uri !== undefined && context.model.scopes[index]?.files.includes(uri) === true;
  return allMaps(context).sort((a, b) => Number(holds(b.index)) - Number(holds(a.index)));
}

function allMaps(context: ExplorerContext): { index: number; title: string; files: string }[] {
  return context.model.scopes.flatMap((scope, index) => (scope.role === 'ttls' ? [{ index, title: titleOf(policyOfScope(context.model, scope, context.settings)), files: scope.files.map(nameOf).join(' + ') }] : []));
}

function titleOf({ scope }: Policy): string {
  return scope.stack?.name || scope.files.map(nameOf).join(' + ');
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

/** The map of the scope with this index; rules whose name, port, peer or action does not hold the filter are left out. */
export function policyMap(context: ExplorerContext, index: number, filter = ''): PolicyMap | undefined {
  const scope = context.model.scopes[index];
  if (scope?.role !== 'ttls') return undefined;
  const policy = policyOfScope(context.model, scope, context.settings);
  const wanted = filter.trim().toLowerCase();
  const rules = policy.rules.filter((rule) => wanted === '' || searchText(rule).includes(wanted));
  const drawing = new Drawing(context, policy);
  rules.slice(0, mostRules).forEach((rule) => drawing.rule(rule, policy.rules.indexOf(rule) + 1));
  return { title: titleOf(policy), nodes: [...drawing.nodes.values()], edges: drawing.edges, omitted: Math.max(0, rules.length - mostRules) };
}

function searchText(rule: Rule): string {
  const { localPort, remotePort, localAddress, remoteAddress, jobname } = rule.conditions;
  const coded = [localPort, remotePort, localAddress, remoteAddress, jobname].map((c) => c.coded?.text ?? '');
  return [rule.name, rule.group?.name, rule.environment?.name, rule.connection?.name, ...coded].join(' ').toLowerCase();
}

class Drawing {
  readonly nodes = new Map<string, MapNode>();
  readonly edges: MapEdge[] = [];

  constructor(
    private readonly context: ExplorerContext,
    private readonly policy: Policy,
  ) {}

  rule(rule: Rule, order: number): void {
    const { conditions } = rule;
    const id = `rule ${rule.name}`;
    const peer = this.peer(conditions);
    const port = this.port(conditions);
    this.edges.push({ from: peer, to: port }, { from: port, to: id });
    this.nodes.set(id, {
      id,
      kind: 'rule',
      label: rule.name,
      detail: `${order}. · priority ${rule.priority}`,
      tooltip: summaryOf(rule).text,
      marks: this.ruleMarks(rule),
      target: this.target(rule.place),
    });
    let from = id;
    for (const level of ['connection', 'environment', 'group'] as const) {
      const block = rule[level];
      if (!block) continue;
      const action = `${level} ${block.name}`;
      if (!this.nodes.has(action)) {
        this.nodes.set(action, {
          id: action,
          kind: level,
          label: block.name ?? level,
          detail: `${level} action`,
          tooltip: `TTLS${level[0]?.toUpperCase()}${level.slice(1)}Action ${block.name ?? ''}`,
          marks: [...this.marks(block)],
          target: this.target(placeOf(block)),
        });
      }
      if (!this.edges.some((e) => e.from === from && e.to === action)) this.edges.push({ from, to: action });
      from = action;
    }
  }

  private peer({ remoteAddress: { coded } }: Conditions): string {
    const text = coded?.text ?? 'All';
    const id = `peer ${text}`;
    if (!this.nodes.has(id)) this.nodes.set(id, { id, kind: 'peer', label: text === 'All' ? 'any partner' : text, detail: 'remote address', tooltip: `Remote address ${text}`, marks: [], target: coded && this.target(coded.place) });
    return id;
  }

  private port({ localPort, remotePort, direction, jobname }: Conditions): string {
    const { coded } = localPort.coded ? localPort : remotePort;
    const side = localPort.coded ? `port ${localPort.coded.text}` : coded ? `to port ${coded.text}` : 'any port';
    const detail = [direction.value ?? '', jobname.coded?.text ? `job ${jobname.coded.text}` : ''].filter(Boolean).join(' · ');
    const id = `port ${side} ${detail}`;
    const place = coded ?? jobname.coded ?? direction.coded;
    if (!this.nodes.has(id)) this.nodes.set(id, { id, kind: 'port', label: side, detail, tooltip: `${side}, ${detail}`, marks: [], target: place && this.target(place.place) });
    return id;
  }

  private ruleMarks(rule: Rule): MapMark[] {
    const marks = this.marks(rule.block);
    if (rule.enabled === false) marks.add('off');
    if (rule.unresolved.length > 0) marks.add('broken');
    return [...marks];
  }

  private marks(block: Block): Set<MapMark> {
    return new Set(findingsUnder(this.context, block, this.policy.names).flatMap((finding) => markOf(finding) ?? []));
  }

  private target({ uri, item, span }: Place): Target | undefined {
    const start = this.context.model.files.get(uri)?.startOf(item);
    return start === undefined ? undefined : { uri, start: start + span.start, end: start + span.end };
  }
}

const placeOf = ({ uri, item, statement }: Block): Place => ({ uri, item, span: statement.args[0] ?? statement.keyword });

function markOf({ code, severity }: Finding): MapMark | undefined {
  if (code === 'shadowed-rule') return 'shadowed';
  if (code.startsWith('weak-')) return 'weak';
  return severity === 'error' ? 'broken' : undefined;
}
