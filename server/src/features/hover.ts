/** What is shown when the pointer rests on a word, in configuration files and in logs. */
import { isTolerated, statement as catalogStatement } from '../catalog/index.js';
import type { Statement as CatalogStatement } from '../catalog/types.js';
import type { Span, Statement } from '../syntax/tree.js';
import { meaningOf } from '../workspace/facts.js';
import { stdenvVariables } from '../workspace/stdenv.js';
import { covers, cursorAt, nameAt, type Cursor, type FeatureContext } from './context.js';
import { describeFileName, describeLink } from './describe/files.js';
import { code, paragraphs, prose, title } from './describe/markdown.js';
import { describeParameter } from './describe/parameters.js';
import { describeStatement } from './describe/statements.js';
import { isSecret } from './describe/source-text.js';
import { enumValue } from './describe/values.js';
import { hoverText } from './hover-log.js';
import { describeName } from './hover/names.js';
import type { Hover } from './hover/result.js';
import { hoverValue } from './hover/values.js';
import { languageFeatures } from './languages/index.js';
import { matchOperands } from './operands.js';

export type { Hover } from './hover/result.js';

/** What is known of the word at the offset; undefined when there is nothing to say. */
export function hover(context: FeatureContext, offset: number): Hover | undefined {
  switch (context.file.language) {
    case 'pagent':
      return hoverPolicy(context, offset);
    case 'stdenv':
      return hoverEnvironment(context, offset) ?? hoverLink(context, offset) ?? hoverText(context, offset);
    default:
      return hoverLink(context, offset) ?? languageFeatures(context.file.language)?.hover?.(context, offset) ?? hoverText(context, offset);
  }
}

function hoverPolicy(context: FeatureContext, offset: number): Hover | undefined {
  const cursor = cursorAt(context.file, offset);
  if (!cursor) return undefined;
  if (cursor.item.comments.some((comment) => covers(comment, cursor.offset))) return hoverText(context, offset);
  const node = cursor.statement;
  if (!node) return undefined;
  const found = covers(node.keyword, cursor.offset) ? hoverKeyword(context, node) : hoverArgument(context, cursor, node, offset);
  return found && { ...found, start: cursor.start + found.start, end: cursor.start + found.end };
}

/** The keyword of a statement or attribute; spans are relative to the item. */
function hoverKeyword(context: FeatureContext, node: Statement): Hover | undefined {
  const contents = describeKeyword(context, node);
  return contents === undefined ? undefined : { contents, start: node.keyword.start, end: node.keyword.end };
}

function describeKeyword({ settings }: FeatureContext, node: Statement): string | undefined {
  const { type, parameter } = meaningOf(node);
  if (type) return describeStatement(type, settings.release);
  const owner = node.parent && meaningOf(node.parent).type;
  if (parameter && owner) return describeParameter(parameter, owner, settings.release);
  if (owner && isTolerated(owner, node.keyword.text)) {
    return paragraphs(title(node.keyword.text, `attribute of ${code(owner.name)}`), 'Policy Agent is known to accept it here; what it does is not established.');
  }
  return undefined;
}

function hoverArgument(context: FeatureContext, cursor: Cursor, node: Statement, offset: number): Hover | undefined {
  const index = node.args.findIndex((word) => covers(word, cursor.offset));
  const word = node.args[index];
  if (!word) return undefined;
  const file = hoverFileName(context, cursor, node);
  if (file) return file;
  const name = nameAt(context.file, offset);
  if (name) return { contents: describeName(context, name, offset), start: name.fact.word.start, end: name.fact.word.end };
  const { type, parameter } = meaningOf(node);
  const owner = node.parent && meaningOf(node.parent).type;
  if (parameter && !type && owner) return hoverValue(context, { node, owner, parameter, words: node.args, word, offset: cursor.offset });
  return type && !isSecret(node) ? hoverOperand(context, cursor, node, type, index) : undefined;
}

/** A word behind the keyword of a statement: one of its fixed names, or an operand. */
function hoverOperand(context: FeatureContext, cursor: Cursor, node: Statement, type: CatalogStatement, index: number): Hover | undefined {
  const word = node.args[index];
  if (!word) return undefined;
  const fixed = index === 0 && type.nameValues ? enumValue({ kind: 'enum', values: type.nameValues }, word.text) : undefined;
  if (fixed) return { contents: paragraphs(title(`${type.name} ${fixed.value}`), fixed.summary && prose(fixed.summary), prose(type.summary)), start: word.start, end: word.end };
  const parameter = matchOperands(type, node)[index];
  return parameter && hoverValue(context, { node, owner: type, parameter, words: node.args.slice(index), word, offset: cursor.offset });
}

/** The name of a file in TTLSConfig, TcpImage and so on. */
function hoverFileName({ model, file }: FeatureContext, cursor: Cursor, node: Statement): Hover | undefined {
  const include = model.includesFrom(file.uri).find(({ reference }) => reference.statement === node);
  const word = include?.reference.word;
  if (!include || !word || !covers(word, cursor.offset)) return undefined;
  const { role, common } = include.reference;
  const contents = describeFileName({ name: include.name, role, common, target: include.target, missing: include.targetKnownMissing, unread: include.targetUnread }, model);
  return { contents, start: word.start, end: word.end };
}

/** The name of another file, in a file of any language but Policy Agent's. */
function hoverLink({ model, file }: FeatureContext, offset: number): Hover | undefined {
  const link = model.linksFrom(file.uri).find(({ span }) => covers(span, offset));
  if (!link) return undefined;
  return { contents: describeLink(link, model), ...bounds(link.span) };
}

/** A variable of an environment file: its name, and the file that PAGENT_CONFIG_FILE names. */
function hoverEnvironment({ model, file, settings }: FeatureContext, offset: number): Hover | undefined {
  const environment = model.environments.find(({ uri, span }) => uri === file.uri && covers(span, offset));
  if (environment) {
    const { name, target, targetKnownMissing: missing, span } = environment;
    return { contents: describeFileName({ name, role: 'main', target, missing }, model), ...bounds(span) };
  }
  for (const { name, nameSpan, valueSpan } of stdenvVariables(file.text)) {
    if (offset < nameSpan.start) return undefined;
    if (!covers({ start: nameSpan.start, end: valueSpan.end }, offset)) continue;
    const row = catalogStatement('stdenv', name);
    return row && covers(nameSpan, offset) ? { contents: describeVariable(row, settings.release), ...bounds(nameSpan) } : undefined;
  }
  return undefined;
}

const bounds = ({ start, end }: Span): Span => ({ start, end });

/** A variable has one operand, its value; the description of the two together reads better. */
function describeVariable(row: CatalogStatement, release: FeatureContext['settings']['release']): string {
  const [value] = row.parameters;
  const { notes, default: given } = value ?? {};
  return paragraphs(describeStatement({ ...row, parameters: [], notes: [...(row.notes ?? []), ...(notes ?? [])] }, release), given && `Default: ${code(given.value)}.`);
}
