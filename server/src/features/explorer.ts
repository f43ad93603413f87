/**
 * The policy as a tree: stacks → files and rules in search order → actions → their parameters. Children are made when they
 * are asked for, so a library of any size opens at once.
 */
import type { Finding } from '../checks/check.js';
import { summaryOf, type Conditions, type EffectiveParameter, type Policy, type Rule } from '../policy/index.js';
import type { Model, Scope } from '../workspace/model.js';
import type { Settings } from '../workspace/settings.js';
import type { Place } from '../workspace/source-file.js';
import { policyOfScope } from './code-lens.js';
import type { Target } from './context.js';
import { findingsUnder } from './problems.js';

export type ExplorerKind = 'stack' | 'files' | 'file' | 'rules' | 'rule' | 'condition' | 'action' | 'block' | 'parameter';

export interface ExplorerNode {
  /** Names the node in `explorerChildren`; stays the same as long as the names stay. */
  readonly id: string;
  readonly kind: ExplorerKind;
  readonly label: string;
  readonly description?: string;
  /** Plain text. */
  readonly tooltip?: string;
  readonly target?: Target;
  readonly problems?: { readonly errors: number; readonly warnings: number };
  readonly expandable: boolean;
}

export interface ExplorerContext {
  readonly model: Model;
  readonly settings: Settings;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

const separator = '\u0000';
const join = (...parts: readonly (string | number)[]): string => parts.join(separator);

/** The children of a node; of the root without an id. Unknown ids have none. */
export function explorerChildren(context: ExplorerContext, id = ''): ExplorerNode[] {
  const [scopeIndex, kind, ruleName, level, ...rest] = id.split(separator);
  if (id === '') return policies(context).map(({ policy, index }) => stackNode(context, policy, index));
  const index = Number(scopeIndex);
  const scope = context.model.scopes[index];
  if (!scope || scope.role !== 'ttls') return [];
  const policy = policyOfScope(context.model, scope, context.settings);
  if (kind === undefined) return [filesNode(policy, index), rulesNode(policy, index)];
  if (kind === 'files') return fileNodes(context, scope, index);
  if (kind !== 'rules') return [];
  if (ruleName === undefined) return policy.rules.map((rule) => ruleNode(context, rule, policy, index));
  const rule = policy.rule(ruleName);
  if (!rule) return [];
  if (level === undefined) return [...conditionNodes(context, rule, id), ...actionNodes(context, rule, policy, id)];
  if (level === 'group' || level === 'environment' || level === 'connection') return rest.length === 0 ? blockNodes(context, rule, level, id) : parameterNodes(context, rule, level, rest[0] ?? '', id);
  return [];
}

function policies({ model, settings }: ExplorerContext): { policy: Policy; index: number }[] {
  return model.scopes.flatMap((scope, index) => (scope.role === 'ttls' ? [{ policy: policyOfScope(model, scope, settings), index }] : []));
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

function stackNode(context: ExplorerContext, { scope, rules }: Policy, index: number): ExplorerNode {
  const name = scope.stack?.name || scope.files.map(nameOf).join(' + ');
  return {
    id: String(index),
    kind: 'stack',
    label: name,
    description: `${scope.stack ? scope.files.map(nameOf).join(' + ') : 'policy file alone'} · ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`,
    tooltip: scope.stack ? `AT-TLS policy of stack ${name}` : 'No main file of this library leads to this policy file.',
    problems: count(scope.files.flatMap((uri) => [...(context.findings.get(uri) ?? [])])),
    expandable: true,
  };
}

function filesNode({ scope }: Policy, index: number): ExplorerNode {
  return { id: join(index, 'files'), kind: 'files', label: 'Files', description: scope.files.map(nameOf).join(', '), expandable: true };
}

function rulesNode({ rules }: Policy, index: number): ExplorerNode {
  return { id: join(index, 'rules'), kind: 'rules', label: 'Rules in search order', description: String(rules.length), tooltip: 'AT-TLS tries them from top to bottom; the first that matches a connection decides.', expandable: rules.length > 0 };
}

function fileNodes(context: ExplorerContext, scope: Scope, index: number): ExplorerNode[] {
  const { stack } = scope;
  const roles: [string, string | undefined][] = [
    ['main configuration file', stack?.main],
    ['image configuration file', stack?.image === stack?.main ? undefined : stack?.image],
    ...scope.files.map((uri): [string, string] => [uri === scope.common && scope.stack ? 'common AT-TLS policy, read first' : 'AT-TLS policy', uri]),
  ];
  return roles.flatMap(([role, uri]) =>
    uri === undefined
      ? []
      : [
          {
            id: join(index, 'file', uri),
            kind: 'file' as const,
            label: nameOf(uri),
            description: role,
            target: { uri, start: 0, end: 0 },
            problems: count(context.findings.get(uri) ?? []),
            expandable: false,
          },
        ],
  );
}

function ruleNode(context: ExplorerContext, rule: Rule, { names }: Policy, index: number): ExplorerNode {
  return {
    id: join(index, 'rules', rule.name),
    kind: 'rule',
    label: rule.name,
    description: `${conditionText(rule.conditions)} · priority ${rule.priority}`,
    tooltip: summaryOf(rule).text,
    target: targetOf(context, rule.place),
    problems: count(findingsUnder(context, rule.block, names)),
    expandable: true,
  };
}

/** The conditions in a few words: direction, ports, job. */
function conditionText({ direction, localPort, remotePort, jobname, localAddress, remoteAddress }: Conditions): string {
  return [
    direction.value ?? 'no direction',
    localPort.coded ? `local port ${localPort.coded.text}` : '',
    remotePort.coded ? `remote port ${remotePort.coded.text}` : '',
    localAddress.coded ? `from ${localAddress.coded.text}` : '',
    remoteAddress.coded ? `to ${remoteAddress.coded.text}` : '',
    jobname.coded ? `job ${jobname.coded.text}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function conditionNodes(context: ExplorerContext, { conditions }: Rule, id: string): ExplorerNode[] {
  const { direction, localAddress, localPort, remoteAddress, remotePort, jobname, userid } = conditions;
  return [direction, localAddress, localPort, remoteAddress, remotePort, jobname, userid].flatMap(({ coded }, index) =>
    coded ? [{ id: join(id, 'condition', index), kind: 'condition' as const, label: coded.attribute, description: coded.text, target: targetOf(context, coded.place), expandable: false }] : [],
  );
}

const levels = ['connection', 'environment', 'group'] as const;

function actionNodes(context: ExplorerContext, rule: Rule, { names }: Policy, id: string): ExplorerNode[] {
  return levels.flatMap((level): ExplorerNode[] => {
    const block = rule[level];
    if (!block) return [];
    return [
      {
        id: join(id, level),
        kind: 'action',
        label: block.name ?? level,
        description: `${level} action · ${nameOf(block.uri)}`,
        tooltip: levelTooltip[level],
        target: targetOf(context, { uri: block.uri, item: block.item, span: block.statement.args[0] ?? block.statement.keyword }),
        problems: count(findingsUnder(context, block, names)),
        expandable: true,
      },
    ];
  });
}

const levelTooltip = {
  connection: 'What it codes wins over the environment and the group action.',
  environment: 'What it codes wins over the group action; a connection action wins over it.',
  group: 'Counts where neither the connection nor the environment action codes a value.',
} as const;

/** The statements in which the values of a level are coded. */
function blockNodes(context: ExplorerContext, rule: Rule, level: (typeof levels)[number], id: string): ExplorerNode[] {
  const own = parametersAt(rule, level);
  const statements = [...new Set(own.map((p) => statementKey(p)))];
  return statements.map((key) => {
    const first = own.find((p) => statementKey(p) === key);
    const place = first?.places[0];
    return {
      id: join(id, key),
      kind: 'block' as const,
      label: first?.statement?.type ?? key,
      description: first?.statement?.name ?? 'inline',
      target: place && targetOf(context, place),
      expandable: true,
    };
  });
}

const statementKey = ({ statement }: EffectiveParameter): string => `${statement?.type ?? ''} ${statement?.name ?? ''}`;

const parametersAt = (rule: Rule, level: string): EffectiveParameter[] => [...rule.effective].filter((p) => p.level === level && p.value !== null && p.name !== 'V3CipherSuites4Char');

function parameterNodes(context: ExplorerContext, rule: Rule, level: string, key: string, id: string): ExplorerNode[] {
  return parametersAt(rule, level)
    .filter((p) => statementKey(p) === key)
    .map((p) => {
      const value = typeof p.value === 'string' ? p.value : (p.value ?? []).join(' ');
      const place = p.places[0];
      const vain = p.overrides.map((o) => `not ${typeof o.value === 'string' ? o.value : o.value.join(' ')} (${o.level})`);
      return {
        id: join(id, p.name),
        kind: 'parameter' as const,
        label: p.name,
        description: value,
        tooltip: [`${p.name} ${value}`, `from the ${p.level} action`, ...vain].join('\n'),
        target: place && targetOf(context, place),
        expandable: false,
      };
    });
}

function targetOf({ model }: ExplorerContext, place: Place): Target | undefined {
  const start = model.files.get(place.uri)?.startOf(place.item);
  return start === undefined ? undefined : { uri: place.uri, start: start + place.span.start, end: start + place.span.end };
}

function count(findings: readonly Finding[]): { errors: number; warnings: number } {
  let errors = 0;
  let warnings = 0;
  for (const { severity } of findings) {
    if (severity === 'error') errors++;
    else if (severity === 'warning') warnings++;
  }
  return { errors, warnings };
}
