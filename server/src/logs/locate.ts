/** From a record of a log to the configuration: rules, actions, unknown attributes, stacks, files that could not be read, lines of profiles. */
import { lineContentEnd, nextLineStart } from '../syntax/lines.js';
import { statementsIn, type Statement } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import type { Model } from '../workspace/model.js';
import { displayFileName, parseFileName } from '../workspace/names.js';
import type { Place } from '../workspace/source-file.js';
import type { LogRecord } from './records.js';

/** A place in the configuration, and what of the record leads there. */
export interface LogPlace {
  readonly what: 'rule' | 'action' | 'attribute' | 'statement' | 'stack' | 'file' | 'word';
  readonly name: string;
  readonly place: Place;
}

/** In the order in which ACTIONS: names them. */
export const actionTypes = ['TTLSGroupAction', 'TTLSEnvironmentAction', 'TTLSConnectionAction'] as const;
/** Places given for one unknown attribute. */
const mostPlaces = 20;

/** The places that a record leads to, the most telling one first. Several stacks may have a rule of the name: each is given. @param reading the file in which Policy Agent found the fault */
export function locate({ fields }: Pick<LogRecord, 'fields'>, model: Model, reading?: string): LogPlace[] {
  const { rule, actions, attribute, statement, file, image } = fields;
  const places: LogPlace[] = [];
  if (statement !== undefined) places.push(...(attribute === undefined ? misplacedStatements(model, statement) : within(attributePlaces(model, attribute, statement), reading, model)));
  if (file !== undefined) places.push(...placesNaming(model, file));
  if (image !== undefined) places.push(...stackPlaces(model, image));
  if (fields['line'] !== undefined) places.push(...profilePlaces(model, fields['found'] ?? fields['name'] ?? '', Number(fields['line'])));
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

/** Those in the file, when the library has it and some are there. */
function within(places: readonly LogPlace[], file: string | undefined, model: Model): readonly LogPlace[] {
  if (file === undefined) return places;
  const name = displayFileName(parseFileName(file));
  const uris = new Set(model.includes.flatMap((include) => (displayFileName(include.name) === name ? (include.target ?? []) : [])));
  const found = places.filter(({ place }) => uris.has(place.uri));
  return found.length > 0 ? found : places;
}

/** Statements of this type at the top level of image files, where Policy Agent passes over those of a policy. */
function misplacedStatements(model: Model, type: string): LogPlace[] {
  const wanted = type.toLowerCase();
  const images = [...model.files.values()].filter(({ uri, language }) => language === 'pagent' && model.roles(uri).has('image'));
  const found = images.flatMap(({ uri, tree }) =>
    tree.items.flatMap((item): LogPlace[] => {
      const keyword = item.statement?.keyword;
      return keyword?.text.toLowerCase() === wanted ? [{ what: 'statement', name: keyword.text, place: { uri, item, span: keyword } }] : [];
    }),
  );
  return found.slice(0, mostPlaces);
}

/** Where the configuration names the file. */
function placesNaming(model: Model, file: string): LogPlace[] {
  const name = displayFileName(parseFileName(file));
  const found: LogPlace[] = [];
  for (const include of model.includes) {
    const { word, item } = include.reference;
    if (word && displayFileName(include.name) === name) found.push({ what: 'file', name, place: { uri: include.from, item, span: word } });
  }
  for (const link of model.links) {
    const item = model.files.get(link.uri)?.tree.items[0];
    if (item && displayFileName(link.name) === name) found.push({ what: 'file', name, place: { uri: link.uri, item, span: link.span } });
  }
  return found.slice(0, mostPlaces);
}

/** The TcpImage statements of the stack. */
function stackPlaces(model: Model, name: string): LogPlace[] {
  return model.stacks.flatMap((stack): LogPlace[] =>
    stack.statement && stack.name.toUpperCase() === name.toUpperCase() ? [{ what: 'stack', name: stack.name, place: { uri: stack.main, item: stack.statement.item, span: stack.statement.statement.keyword } }] : [],
  );
}

/** The word in that line, from 1, of a profile: the messages do not say in which file, so that it must stand there. */
function profilePlaces(model: Model, word: string, line: number): LogPlace[] {
  const wanted = word.trim().toUpperCase();
  if (wanted === '' || !Number.isInteger(line)) return [];
  const found: LogPlace[] = [];
  for (const { uri, language, text, tree } of model.files.values()) {
    const [item] = tree.items;
    if (language !== 'tcpip-profile' || !item) continue;
    const start = offsetOfLine(text, line);
    const at = start < 0 ? -1 : text.slice(start, lineContentEnd(text, start)).toUpperCase().indexOf(wanted);
    if (at >= 0) found.push({ what: 'word', name: word.trim(), place: { uri, item, span: { start: start + at, end: start + at + wanted.length } } });
  }
  return found;
}

/** Offset of the line, from 1; -1 where the text has fewer. */
function offsetOfLine(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    if (start >= text.length) return -1;
    start = nextLineStart(text, lineContentEnd(text, start));
  }
  return start;
}

function ownerOf({ parent }: Statement): string | undefined {
  return parent && (meaningOf(parent).type?.name ?? parent.keyword.text);
}
