import type { Draft, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMeanShort } from '../support/did-you-mean.js';
import { rowsIn } from '../support/discipline-rows.js';
import { insert, replace } from '../support/edits.js';
import { isSpoiled } from '../support/spoiled.js';
import { listed, quoted } from '../support/wording.js';
import type { ActionType } from './action-types.js';
import { actionTypesOf, actionWords, kinds } from './action-types.js';

/** The two words of ActionType (reference: pagent-ids, IDSAction ActionType). */
export const idsActionWord = defineCheck({
  code: 'ids-action-word',
  severity: 'error',
  summary: 'ActionType has a word that it does not take, or lacks its second one.',
  explanation: `
\`ActionType\` names the kind of rule that the action is for and, on the same line, what is done:

| kind | what is done |
|---|---|
| \`Attack\` | \`Discard\`, \`NoDiscard\`, \`ResetConn\` or \`NoResetConn\` |
| \`TR\` | \`Limit\` or \`NoLimit\` |
| \`ScanEvent\` | \`Count\` |
| \`ScanGlobal\` | stands alone; more words are ignored (a warning) |

An action may have several \`ActionType\` lines. LDAP spells two of the kinds \`SCAN_GLOBAL\` and \`SCAN_EVENT\`; files do not.`,
  example: `
    IDSAction SCANACT
    {
      ActionType  ⟦Scan_Global⟧
      ActionType  ⟦ScanEvent⟧
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  fixed: `
    IDSAction SCANACT
    {
      ActionType  ScanGlobal
      ActionType  ScanEvent Count
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  itemsWith: ['IDS'],
  *item(context) {
    for (const { node, type } of rowsIn(context.item, 'IDS')) {
      if (type?.name !== 'IDSAction') continue;
      for (const actionType of actionTypesOf(node)) {
        if (actionType.words.length === 0 || actionType.words.some((word) => isSpoiled(word.text))) continue;
        const draft = actionType.kind ? faultOfAction(actionType, context) : faultOfKind(actionType);
        if (draft) yield draft;
      }
    }
  },
});

function faultOfKind({ words }: ActionType): Draft | undefined {
  const [word] = words;
  if (!word) return undefined;
  const meant = didYouMeanShort(word.text.replace('_', ''), kinds) ?? kinds.find((kind) => kind.toLowerCase() === word.text.replace('_', '').toLowerCase());
  return {
    at: { span: word },
    message: `ActionType does not take ${quoted(word.text)}; ${meant === undefined ? `it begins with ${listed(kinds, 'or')}` : `did you mean ${meant}`}${meant === undefined ? '.' : '?'}`,
    fixes: () => (meant === undefined ? [] : [{ title: `Change ${word.text} to ${meant}`, safe: false, edits: [replace(word, meant)] }]),
  };
}

function faultOfAction({ kind, action, words }: ActionType, { text }: ItemContext): Draft | undefined {
  const [first, second] = words;
  if (!kind || !first || action !== undefined) return undefined;
  const possible: readonly string[] = actionWords[kind];
  if (possible.length === 0) return second && { at: { span: { start: second.start, end: words.at(-1)?.end ?? second.end } }, severity: 'warning', tags: ['unnecessary'], message: `ActionType ${kind} stands alone; ${quoted(text.slice(second.start, words.at(-1)?.end))} behind it is ignored.` };
  const [only] = possible;
  if (!second) {
    return {
      at: { span: first },
      message: `ActionType ${kind} needs ${listed(possible, 'or')} behind it.`,
      fixes: () => (only !== undefined && possible.length === 1 ? [{ title: `Add ${only}`, safe: true, edits: [insert(first.end, ` ${only}`)] }] : []),
    };
  }
  const meant = possible.length === 1 ? only : didYouMeanShort(second.text, possible);
  return {
    at: { span: second },
    message: `ActionType ${kind} does not take ${quoted(second.text)}; it takes ${listed(possible, 'or')}.`,
    fixes: () => (meant === undefined ? [] : [{ title: `Change ${second.text} to ${meant}`, safe: false, edits: [replace(second, meant)] }]),
  };
}
