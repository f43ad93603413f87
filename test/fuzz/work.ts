/**
 * Counts the steps that code of ours takes: how often V8 enters each function, loop and branch. Exact, on any machine.
 *
 * To be imported before what is counted: V8 counts in code that it compiles after counting has begun.
 */
import { Session } from 'node:inspector';

interface Script {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
}

const session = new Session();
session.connect();
post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

function post(method: string, params?: object): unknown {
  let result: unknown;
  session.post(method, params, (error, given) => {
    if (error) throw new Error(error.message);
    result = given;
  });
  return result;
}

/** Steps since the last call, in server/src. */
function taken(): number {
  const { result } = post('Profiler.takePreciseCoverage') as { readonly result: readonly Script[] };
  return result
    .filter(({ url }) => url.includes('/server/src/'))
    .flatMap(({ functions }) => functions)
    .reduce((sum, { ranges }) => sum + ranges.reduce((all, { count }) => all + count, 0), 0);
}

/** Runs one thing after the other and counts the steps of each. */
export function stepsOf(...runs: readonly (() => void)[]): readonly number[] {
  taken();
  return runs.map((run) => {
    run();
    return taken();
  });
}
