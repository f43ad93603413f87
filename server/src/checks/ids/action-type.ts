import type { Draft, ScopeContext } from '../check.js';
import { defineCheck } from '../check.js';
import { insertLast } from '../library/edits.js';
import { wordOf } from '../support/block-lines.js';
import { finalSeverity, headOf, spanIn } from '../support/definitions.js';
import { listed, titleOf } from '../support/wording.js';
import type { Kind } from './action-types.js';
import { actionTypesOf, actionWords } from './action-types.js';
import type { IdsRule } from './rules.js';
import { idsRules } from './rules.js';

/** A rule whose action is for other kinds of rules (reference: pagent-ids, IDSAction: tied to a rule only through an ActionType equal to its ConditionType). */
export const idsActionType = defineCheck({
  code: 'ids-action-type',
  severity: 'error',
  summary: 'The action of an IDS rule has no ActionType for the kind of the rule.',
  explanation: `
An \`IDSAction\` serves a rule only through an \`ActionType\` of the same kind as the rule's \`ConditionType\`: \`Attack\`,
\`ScanGlobal\`, \`ScanEvent\` or \`TR\`. Without one the rule has no action. One action may serve rules of several kinds, with a line
for each.

The finding is a warning where the file of the stack, which could define the action anew, is not known.`,
  example: `
    IDSRule SCANNING
    {
      ConditionType              ScanGlobal
      IDSScanGlobalConditionRef  WINDOW
      IDSActionRef               ⟦EVENTS⟧
    }
    IDSRule SCANPORTS
    {
      ConditionType             ScanEvent
      IDSScanEventConditionRef  LOWPORTS
      IDSActionRef              EVENTS
    }
    IDSScanGlobalCondition WINDOW
    {
      FSThreshold  8
    }
    IDSScanEventCondition LOWPORTS
    {
      Protocol        Tcp
      LocalPortRange  1-1023
    }
    IDSAction EVENTS
    {
      ActionType  ScanEvent Count
      IDSReportSet
      {
        TypeActions  LOG
      }
    }
  `,
  fixed: `
    IDSRule SCANNING
    {
      ConditionType              ScanGlobal
      IDSScanGlobalConditionRef  WINDOW
      IDSActionRef               EVENTS
    }
    IDSRule SCANPORTS
    {
      ConditionType             ScanEvent
      IDSScanEventConditionRef  LOWPORTS
      IDSActionRef              EVENTS
    }
    IDSScanGlobalCondition WINDOW
    {
      FSThreshold  8
    }
    IDSScanEventCondition LOWPORTS
    {
      Protocol        Tcp
      LocalPortRange  1-1023
    }
    IDSAction EVENTS
    {
      ActionType  ScanEvent Count
      IDSReportSet
      {
        TypeActions  LOG
      }
      ActionType  ScanGlobal
    }
  `,
  *scope(context) {
    if (context.scope.role !== 'ids') return;
    for (const rule of idsRules(context.names)) {
      const draft = draftFor(rule, context);
      if (draft) yield draft;
    }
  },
});

function draftFor({ definition, name, kind, action }: IdsRule, context: ScopeContext): Draft | undefined {
  const at = wordOf(definition.fact.statement, 'IDSActionRef');
  if (!kind || !action || !at) return undefined;
  const found = actionTypesOf(action.fact.statement);
  // An action without any ActionType, or with one that nobody knows, has a finding of its own.
  if (found.length === 0 || found.some((each) => each.kind === undefined || each.kind === kind)) return undefined;
  const title = titleOf(action.fact.statement);
  return {
    at: spanIn(definition, at),
    severity: finalSeverity(context),
    message: `IDSRule ${name} has ConditionType ${kind}, and ${title} serves ${listed([...new Set(found.map((each) => each.kind ?? ''))])} only: it needs an ActionType ${kind}.`,
    related: [{ at: headOf(action), message: `${title} is defined here.` }],
    fixes: () => additions(kind, action, context),
  };
}

/** The line to add, where there is but one possibility. */
function additions(kind: Kind, action: NonNullable<IdsRule['action']>, { model }: ScopeContext): ReturnType<NonNullable<Draft['fixes']>> {
  const words: readonly string[] = actionWords[kind];
  const file = model.files.get(action.uri);
  if (!file || words.length > 1) return [];
  const line = ['ActionType ', kind, ...words].join(' ');
  const edit = insertLast(file, action.fact, [line]);
  return edit ? [{ title: `Add ${line.replace(/\s+/g, ' ')} to ${titleOf(action.fact.statement)}`, safe: false, edits: [edit] }] : [];
}
