// Runs the stages of `npm test` one after another and keeps the score.
import { inWords, sum, tally } from './tally.mjs';
import { Unavailable } from './unavailable.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {object} Stage
 * @property {string} name What a person types to run only this one.
 * @property {string} title
 * @property {readonly string[]} [needs] Stages without which this one has nothing to work on.
 * @property {boolean} [inEditor] Whether it runs in a real VS Code.
 * @property {() => Promise<Tally>} run Throws when it fails as a whole, `Unavailable` when this machine cannot run it.
 */

/** @typedef {{ stage: Stage, counts: Tally, note?: string, seconds: number }} Outcome */

/**
 * @param {readonly Stage[]} stages
 * @param {readonly string[]} names What was asked for; nothing means everything.
 * @returns {readonly Stage[]} Those stages and what they need, in order.
 */
export function selectStages(stages, names) {
  if (names.length === 0) return stages;
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) throw new Error(`There is no stage ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}.`);
  /** @param {string} name @returns {string[]} */
  const withNeeds = (name) => [name, ...(stages.find((stage) => stage.name === name)?.needs ?? []).flatMap(withNeeds)];
  const wanted = new Set(names.flatMap(withNeeds));
  return stages.filter((stage) => wanted.has(stage.name));
}

/**
 * Runs every stage, whatever became of those before it, and prints what happened.
 * @param {readonly Stage[]} stages
 * @returns {Promise<Tally>} Of all stages together.
 */
export async function runStages(stages) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const stage of stages) outcomes.push(await runStage(stage, outcomes));
  console.log('\nSummary');
  for (const outcome of outcomes) console.log(`  ${line(outcome)}`);
  const total = sum(outcomes.map(({ counts }) => counts));
  if (!noEditorRan(outcomes)) return total;
  console.log('  ✗ No stage met a real VS Code: without one the extension is not tested.');
  return { ...total, failed: total.failed + 1 };
}

/**
 * @param {Stage} stage
 * @param {readonly Outcome[]} earlier
 * @returns {Promise<Outcome>}
 */
async function runStage(stage, earlier) {
  console.log(`\n${stage.title} (${stage.name})`);
  const begin = performance.now();
  const result = await attempt(stage, earlier);
  const outcome = { stage, seconds: (performance.now() - begin) / 1000, ...result };
  console.log(`  ${line(outcome)}`);
  return outcome;
}

/**
 * @param {Stage} stage
 * @param {readonly Outcome[]} earlier
 * @returns {Promise<{ counts: Tally, note?: string }>}
 */
async function attempt(stage, earlier) {
  const lost = earlier.find((outcome) => stage.needs?.includes(outcome.stage.name) && outcome.counts.failed > 0);
  if (lost) return { counts: tally({ failed: 1 }), note: `not run, because “${lost.stage.title}” failed` };
  try {
    return { counts: await stage.run() };
  } catch (error) {
    if (error instanceof Unavailable) return { counts: tally({ skipped: 1 }), note: `NOT RUN: ${error.message}` };
    console.log(`  ${error instanceof Error ? error.message.replaceAll('\n', '\n  ') : error}`);
    return { counts: tally({ failed: 1 }) };
  }
}

/** @param {Outcome} outcome */
function line({ stage, counts, note, seconds }) {
  const mark = counts.failed > 0 ? '✗' : counts.skipped > 0 ? '!' : '✓';
  const result = note ?? (counts.passed + counts.failed > 0 ? inWords(counts) : 'done');
  return `${mark} ${stage.title}: ${result} (${seconds.toFixed(1)} s)`;
}

/** @param {readonly Outcome[]} outcomes */
function noEditorRan(outcomes) {
  const inEditor = outcomes.filter(({ stage }) => stage.inEditor);
  return inEditor.length > 0 && inEditor.every(({ counts }) => counts.skipped > 0);
}
