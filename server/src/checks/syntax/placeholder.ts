import { meaningOf } from '../../workspace/facts.js';
import { defineCheck } from '../check.js';
import { rowsOf } from '../support/rows.js';
import { placeholderHint, placeholderPattern } from '../support/spoiled.js';
import { quoted, rootOf } from '../support/wording.js';
import { headEnd } from './problems.js';

/** Something that was to be filled in: `<userid>`, `{{ port }}`, `${RING}`, `...` */
export const placeholder = defineCheck({
  code: 'placeholder',
  severity: 'warning',
  summary: 'A placeholder of a manual or a template was left in.',
  explanation: `
\`<name>\`, \`[name]\`, \`{{ name }}\`, \`\${NAME}\`, \`{% if … %}\` and \`...\` are signs for a reader or for a tool that
fills in a template. For Policy Agent they are the value itself: it looks for a key ring named \`<ring>\`, and a line of
three dots is an unknown attribute. Put in what is meant.

For a file that is a template, switch the finding off in it with a comment \`# tcpparms-disable placeholder\`. The names of
DynamicConfigPolicyLoad are regular expressions and are not looked at.`,
  example: `
    TTLSKeyringParms TNRING
    {
      Keyring  ⟦<userid>⟧/TNRING
    }
  `,
  *item({ item, text }) {
    if (!placeholderHint.test(text)) return;
    for (const { node } of rowsOf(item)) {
      if (node.args.length > 0 && meaningOf(rootOf(node)).type?.name === 'DynamicConfigPolicyLoad') continue;
      const line = text.slice(node.keyword.start, headEnd(node));
      for (const match of line.matchAll(everywhere)) {
        const start = node.keyword.start + match.index;
        yield { at: { span: { start, end: start + match[0].length } }, message: `${quoted(match[0])} looks like a placeholder; Policy Agent takes it as it stands. Put in what is meant.` };
      }
    }
  },
});

const everywhere = new RegExp(placeholderPattern.source, 'g');
