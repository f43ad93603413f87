/** Where the benchmark types and asks: in the middle of a generated policy. */

/** @typedef {import('./client.mjs').Position} Position */
/** @typedef {{ readonly priority: Position, readonly definitionEnd: Position, readonly keyword: Position, readonly sharedReference: Position, readonly ownReference: Position }} Targets */

/**
 * @param {string} text Written by hand, in the sense of generate.mjs.
 * @returns {Targets}
 */
export function targetsIn(text) {
  const lines = text.split('\n');
  const after = Math.floor(lines.length / 2);
  /** @param {string} word @param {string} second */
  const find = (word, second = '') => {
    const line = lines.findIndex((each, n) => n >= after && each.trimStart().startsWith(word) && each.includes(second));
    if (line < 0) throw new Error(`No ${word} in the second half of the policy.`);
    return { line, text: lines[line] ?? '' };
  };
  const priority = find('Priority');
  const definition = find('TTLSEnvironmentAction ');
  const keyword = find('Direction');
  const shared = find('TTLSGroupActionRef', 'COGROUP');
  const own = find('TTLSEnvironmentActionRef');
  return {
    priority: { line: priority.line, character: /\d+/.exec(priority.text)?.index ?? 0 },
    definitionEnd: { line: definition.line, character: definition.text.length },
    keyword: { line: keyword.line, character: keyword.text.indexOf('Direction') },
    sharedReference: { line: shared.line, character: shared.text.indexOf('COGROUP') },
    ownReference: { line: own.line, character: own.text.indexOf('ENV', 'TTLSEnvironmentActionRef'.length + 2) },
  };
}
