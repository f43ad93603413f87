import type { Word } from '../../syntax/tree.js';
import { defineCheck, type Draft } from '../check.js';
import { rowsIn } from '../support/discipline-rows.js';
import { replace } from '../support/edits.js';
import { isSpoiled } from '../support/spoiled.js';
import { quoted } from '../support/wording.js';

/** The regular expression of DynamicConfigPolicyLoad (reference: pagent-main, DynamicConfigPolicyLoad rules). */
export const clientPattern = defineCheck({
  code: 'client-pattern',
  severity: 'warning',
  summary: 'The name of a DynamicConfigPolicyLoad is no regular expression.',
  explanation: `
The operand of \`DynamicConfigPolicyLoad\` is a regular expression, which is held against the names of policy clients. An asterisk repeats
what stands before it, so it cannot stand first: every name is \`.*\`, and every name that begins with SYSA is \`SYSA.*\`. Brackets and
parentheses stand in pairs. What Policy Agent does with another text was not read in a manual.`,
  example: `
    DynamicConfigPolicyLoad ⟦*⟧
    {
      PolicyType  TTLS
      {
        PolicyLoad  //'ETC.TTLS(*)'
      }
    }
  `,
  fixed: `
    DynamicConfigPolicyLoad .*
    {
      PolicyType  TTLS
      {
        PolicyLoad  //'ETC.TTLS(*)'
      }
    }
  `,
  itemsWith: ['main'],
  *item({ item }) {
    for (const { node, type } of rowsIn(item, 'main')) {
      const [name] = node.args;
      const draft = type?.name === 'DynamicConfigPolicyLoad' && name && !isSpoiled(name.text) ? draftFor(name) : undefined;
      if (draft) yield draft;
    }
  },
});

function draftFor(name: Word): Draft | undefined {
  if (/^\^?[*+?]/.test(name.text)) {
    const meant = name.text.replace(/^(\^?)([*+?])/, '$1.$2');
    return { at: { span: name }, message: `${quoted(name.text)} is no regular expression: nothing stands before the ${name.text.replace('^', '').charAt(0)} that it could repeat. Write ${meant}.`, fixes: () => [{ title: `Change ${name.text} to ${meant}`, safe: false, edits: [replace(name, meant)] }] };
  }
  const lost = unpaired(name.text);
  return lost === undefined ? undefined : { at: { span: name }, message: `${quoted(name.text)} is no regular expression: a ${lost} has no partner.` };
}

/** A parenthesis or bracket without its partner. Inside brackets all other signs stand for themselves, and so they do behind a backslash. */
function unpaired(text: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth < 0) return ')';
    else if (sign === '[') {
      // A bracket right behind the opening one, or behind its ^, is a member.
      const end = text.indexOf(']', at + (text.charAt(at + 1) === '^' ? 3 : 2));
      if (end < 0) return '[';
      at = end;
    }
  }
  return depth > 0 ? '(' : undefined;
}
