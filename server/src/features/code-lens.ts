/** The lines above statements: what a rule comes to, and how often a definition is used. */
import { referableTypes } from '../catalog/index.js';
import { groupedText, policyOf, summaryOf, type Policy } from '../policy/index.js';
import type { Model, Scope } from '../workspace/model.js';
import { factsOf, meaningOf } from '../workspace/facts.js';
import type { Settings } from '../workspace/settings.js';
import type { FeatureContext, Target } from './context.js';
import { absolute, scopesOf } from './context.js';
import { languageFeatures } from './languages/index.js';
import type { Lens } from './shapes.js';

export type { Lens } from './shapes.js';

/** Up to this many rules get their text at once; in larger files it is worked out for the lenses on the screen. */
const eager = 100;

/** The lenses of a Policy Agent file, in order of place. */
export function codeLenses(context: FeatureContext): Lens[] {
  const { file, model } = context;
  const language = languageFeatures(file.language);
  if (language) return language.lenses?.(context) ?? [];
  const lenses: Lens[] = [];
  const rules = file.tree.items.filter((item) => isRule(item.statement)).length;
  for (const item of file.tree.items) {
    const node = item.statement;
    const name = node?.args[0];
    if (!node || !name) continue;
    const at = absolute(context, file.uri, item, { start: node.keyword.start, end: name.end });
    if (isRule(node)) {
      const winner = scopesOf(context, 'TTLSRule').some((scope) => model.names(scope).winner('TTLSRule', name.text)?.fact.statement === node);
      if (!winner) lenses.push({ ...at, kind: 'note', title: 'replaced by a later rule of the same name' });
      else lenses.push({ ...at, kind: 'effective', rule: name.text, title: rules <= eager ? effectiveTitle(context, name.text) : undefined });
      continue;
    }
    const definition = factsOf(item).definitions.find((d) => d.statement === node);
    if (definition && referableTypes().has(definition.type)) lenses.push({ ...at, kind: 'references', title: countTitle(referenceCount(context, definition.type, definition.name)) });
  }
  return lenses;
}

const isRule = (node: Parameters<typeof meaningOf>[0] | undefined): boolean => node !== undefined && meaningOf(node).type?.name === 'TTLSRule';

const countTitle = (count: number): string => (count === 0 ? 'not used' : count === 1 ? '1 reference' : `${count} references`);

/** References in all stacks that read the file, each place counted once. */
function referenceCount(context: FeatureContext, type: string, name: string): number {
  const scopes = scopesOf(context, type);
  if (scopes.length === 1) return context.model.names(scopes[0] as Scope).referencesTo(type, name).length;
  const places = new Set<object>();
  for (const scope of scopes) for (const { fact } of context.model.names(scope).referencesTo(type, name)) places.add(fact);
  return places.size;
}

/** The text of a rule's lens; with several stacks that differ, that of each. */
export function effectiveTitle(context: FeatureContext, rule: string): string {
  const texts = new Map<string, string[]>();
  for (const policy of policiesOfFile(context)) {
    const found = policy.rule(rule);
    if (!found || found.uri !== context.file.uri) continue;
    const text = groupedText(summaryOf(found));
    const stacks = texts.get(text);
    const stack = policy.scope.stack?.name ?? '';
    if (stacks) stacks.push(stack);
    else texts.set(text, [stack]);
  }
  if (texts.size === 1) return [...texts.keys()][0] ?? '';
  return [...texts].map(([text, stacks]) => `${stacks.join(', ')}: ${text}`).join('  |  ');
}

const policies = new WeakMap<Scope, { settings: Settings; policy: Policy }>();

/** The policy of a scope; scopes belong to one model, so it is made once for each model and settings. */
export function policyOfScope(model: Model, scope: Scope, settings: Settings): Policy {
  const known = policies.get(scope);
  if (known?.settings === settings) return known.policy;
  const policy = policyOf(scope, model.names(scope), settings);
  policies.set(scope, { settings, policy });
  return policy;
}

/** The AT-TLS policies in which the file takes part. */
export function policiesOfFile({ model, file, settings }: FeatureContext): Policy[] {
  return model
    .scopesOf(file.uri)
    .filter((scope) => scope.role === 'ttls')
    .map((scope) => policyOfScope(model, scope, settings));
}
