/** What fix-all promises: it ends, and a fix of the layout leaves every rule with the values that it had. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Fix, TextEdit } from '../../server/src/checks/check.js';
import { runChecks } from '../../server/src/checks/runner.js';
import { fixAll } from '../../server/src/features/actions.js';
import type { FeatureContext } from '../../server/src/features/context.js';
import { policiesOf, renderPasearch } from '../../server/src/policy/index.js';
import { contextOf, uriOf } from './inside.js';
import { hanging, holds } from './run.js';
import { text } from './texts.js';
import { untidy } from './untidy.js';

const uri = uriOf('POLICY');
const open = (source: string): Promise<FeatureContext> => contextOf([{ uri, language: 'pagent', text: source }]);
const findingsOf = (context: FeatureContext): readonly Finding[] => runChecks(context.model, context.settings).get(uri) ?? [];

/**
 * Safe fixes that give a policy what its author plainly meant instead of what it says as it stands: a list gets the values
 * that were passed over, a name the case of its definition, a code the attribute that it belongs to. All others keep the
 * meaning.
 */
const restoring = new Set(['text-after-value', 'reference-case', 'cipher-form', 'odd-character']);

/**
 * Where no brace is lost or left over. Elsewhere the parser guesses the blocks from what stands where (a statement in the first
 * column of an open block ends it), so that a word that goes to a line of its own may rightly change the guess.
 */
function hasWholeBlocks({ file }: FeatureContext): boolean {
  return file.tree.items.every(({ problems }) => problems.every(({ kind }) => !/^(?:missing|stray)-/.test(kind)));
}

function edited(source: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}

/** Every rule, a line each: all parameters and where they come from, names that are not defined, and what pasearch shows of it. */
function meaning({ model, settings }: FeatureContext): string[] {
  return policiesOf(model, settings).flatMap((policy) =>
    policy.rules.flatMap((rule) => [
      `rule ${rule.name}: priority ${rule.priority}, actions ${rule.actionOrder.join(' ')}`,
      ...[...rule.effective].map(({ name, value, level, statement }) => `${rule.name}: ${name} is ${String(value)} by ${level} ${statement?.type} ${statement?.name}`),
      ...rule.unresolved.map(({ type, name }) => `${rule.name}: no ${type} ${name}`),
      ...renderPasearch(policy, rule).text.split('\n'),
    ]),
  );
}

/** The first lines that only one of two texts has. */
function differences(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`), ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)].slice(0, 5);
}

test('a fix that only tidies leaves every parameter of every rule as it is', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: untidy }, { weight: 1, arbitrary: text }), async (source) => {
    const context = await open(source);
    fc.pre(hasWholeBlocks(context));
    const before = meaning(context);
    const tidying = findingsOf(context)
      .filter(({ code }) => !restoring.has(code))
      .flatMap((finding) => finding.fixes().filter((fix: Fix) => fix.safe).map((fix) => ({ finding, fix })));
    for (const { finding, fix } of tidying.slice(0, 6)) {
      const after = edited(source, fix.edits);
      expect(differences(before, meaning(await open(after))), `${finding.code}: ${fix.title} makes ${JSON.stringify(after)}`).toEqual([]);
    }
  });
  await holds('tidying fixes', 400, property);
});

/** Errors that these fixes show were there before: a name with an odd character, or one that is not defined, is looked at no further. */
const revealing = new Set(['odd-character', 'reference-case']);

test('fixing all that is safe comes to an end, with no error more', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(fc.oneof(untidy, text), async (source) => {
    let context = await open(source);
    let revealed = !hasWholeBlocks(context);
    const errors = (): readonly Finding[] => findingsOf(context).filter(({ severity }) => severity === 'error');
    const before = errors();
    let now = source;
    for (let round = 0; ; round++) {
      const findings = findingsOf(context);
      const edits = fixAll(uri, findings);
      if (edits.length === 0) break;
      expect(round).toBeLessThan(20);
      revealed ||= findings.some(({ code, fixes }) => revealing.has(code) && fixes().some(({ safe }) => safe));
      now = edited(now, edits);
      context = await open(now);
    }
    if (!revealed) expect(errors().length, `${JSON.stringify(now)}: ${errors().map(({ code }) => code).join(', ')}`).toBeLessThanOrEqual(before.length);
  });
  await holds('fixed points', 400, property);
});
