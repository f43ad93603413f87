/** From a record of a log to the configuration: rules, actions and unknown attributes. */
import { statementsIn, type Statement } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import type { Model } from '../workspace/model.js';
import type { Place } from '../workspace/source-file.js';
import type { LogRecord } from './records.js';

/** A place in the configuration, and what of the record leads there. */
export interface LogPlace {
  readonly what: 'rule' | 'action' | 'attribute';
  readonly name: string;
  readonly place: Place;
}

/** In the order in which ACTIONS: names them. */
export const actionTypes = ['TTLSGroupAction', 'TTLSEnvironmentAction', 'TTLSConnectionAction'] as const;
/** Places given for one unknown attribute. */
const mostPlaces = 20;

/** The places that a record leads to, the most telling one first. Several stacks may have a rule of the name: each is given. */
export function locate({ fields }: Pick<LogRecord, 'fields'>, model: Model): LogPlace[] {
  const { rule, actions, attribute, statement } = fields;
  const places: LogPlace[] = [];
  if (attribute !== undefined && statement !== undefined) places.push(...attributePlaces(model, attribute, statement));
  if (rule !== undefined) places.push(...definitions(model, 'TTLSRule', rule, 'rule'));
  for (const [index, name] of (actions?.split(/\s+/) ?? []).entries()) {
    const type = actionTypes[index];
    if (type !== undefined) places.push(...definitions(model, type, name, 'action'));
  }
  return places;
}

/** The definitions of a name that count, one for each place: several stacks may have one of the name. */
export function definitions(model: Model, type: string, name: string, what: LogPlace['what']): LogPlace[] {
  const found = new Map<unknown, LogPlace>();
  for (const scope of model.scopes) {
    const winner = model.names(scope).winner(type, name);
    if (winner) found.set(winner.fact, { what, name, place: { uri: winner.uri, item: winner.fact.item, span: winner.fact.word } });
  }
  return [...found.values()];
}

/** Lines with this keyword in statements of this type. Case does not count in keywords. */
export function attributePlaces(model: Model, attribute: string, type: string): LogPlace[] {
  const wanted = attribute.toLowerCase();
  const found: LogPlace[] = [];
  for (const file of model.files.values()) {
    if (file.language !== 'pagent' || !file.text.toLowerCase().includes(wanted)) continue;
    for (const item of file.tree.items) {
      for (const node of statementsIn(item.statement)) {
        if (node.keyword.text.toLowerCase() !== wanted || ownerOf(node)?.toLowerCase() !== type.toLowerCase()) continue;
        found.push({ what: 'attribute', name: attribute, place: { uri: file.uri, item, span: node.keyword } });
        if (found.length === mostPlaces) return found;
      }
    }
  }
  return found;
}

function ownerOf({ parent }: Statement): string | undefined {
  return parent && (meaningOf(parent).type?.name ?? parent.keyword.text);
}
