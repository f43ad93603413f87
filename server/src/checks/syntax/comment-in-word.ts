import type { Statement, SyntaxProblem, Word } from '../../syntax/tree.js';
import type { Item } from '../../syntax/tree.js';
import { defineCheck } from '../check.js';
import { insert } from '../support/edits.js';
import { rowsOf, valuesOf } from '../support/rows.js';
import { quoted } from '../support/wording.js';
import { problemsOf } from './problems.js';

/** `Keyring START2/RING#1`: the comment begins inside what was meant as one word (reference: pagent-ttls, syntax.comments). */
export const commentInWord = defineCheck({
  code: 'comment-in-word',
  severity: 'warning',
  summary: 'A # without a blank before it cuts a word short.',
  explanation: `
A comment begins at \`#\` anywhere on a line, in the middle of a word too: of \`Keyring START2/RING#1\` Policy Agent reads
\`START2/RING\`, without a message. A key ring, a label, a URL or a file name that needs a \`#\` cannot be written as it is;
give the thing another name.

Where a comment was meant, put a blank before the \`#\`. Behind a brace, a number or a value such as \`On\` nothing is lost
and nothing is reported.`,
  example: `
    TTLSKeyringParms TNRING
    {
      Keyring  TCPIP/TNRING⟦#⟧1
    }
  `,
  fixed: `
    TTLSKeyringParms TNRING
    {
      Keyring  TCPIP/TNRING #1
    }
  `,
  itemsWith: ['problem'],
  *item({ item, text }) {
    for (const problem of problemsOf(item, 'comment-in-word')) {
      // "value# words" and "value#" are comments written close to the value.
      if (!/[^\s#]/.test(text[problem.end] ?? ' ')) continue;
      const word = wordBefore(item, problem);
      if (!word) continue;
      yield {
        at: { span: problem },
        message: word.secret ? 'A comment begins at this #: the value ends before it.' : `A comment begins at this #: what Policy Agent reads is ${quoted(word.text)}.`,
        fixes: () => [{ title: 'Put a blank before the comment', safe: false, edits: [insert(problem.start, ' ')] }],
      };
    }
  },
});

/** The name or free text that ends at the #; nothing for a word of which there is no longer form. */
function wordBefore(item: Item, problem: SyntaxProblem): { readonly text: string; readonly secret: boolean } | undefined {
  for (const { words, parameter } of valuesOf(item)) {
    const word = words.find((each) => each.end === problem.start);
    if (!word) continue;
    const free = ['text', 'label', 'name', 'path', 'ref'].includes(parameter.value.kind);
    return free ? { text: word.text, secret: parameter.secret === true } : undefined;
  }
  for (const { node, type } of rowsOf(item)) if (type?.form === 'block' && nameWord(node)?.end === problem.start) return { text: nameWord(node)?.text ?? '', secret: false };
  return undefined;
}

function nameWord(node: Statement): Word | undefined {
  return node.args[0];
}
