/** How long an editor may take before a test gives up, in milliseconds. It bounds a wait; nothing is asserted about time. */
const patience = 45_000;
const interval = 50;

/** Characters of the last answer that a message shows. */
const enough = 1500;

/**
 * Asks again and again until an answer is the awaited one: an editor shows what it knows when it knows it.
 * @param what What is awaited, for the message of a failure.
 * @param ask Looks once.
 * @param isIt Whether this answer is the awaited one.
 * @returns That answer.
 * @throws {Error} With the last answer, when it did not come in time.
 */
export async function eventually<T>(what: string, ask: () => T | Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${patience / 1000} s for ${what}; the last answer was ${describe(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

function describe(answer: unknown): string {
  const text = JSON.stringify(answer, undefined, 1) ?? String(answer);
  return text.length > enough ? `${text.slice(0, enough)} …` : text;
}
