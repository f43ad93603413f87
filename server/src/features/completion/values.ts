/** Values, by what the catalogue says may stand behind the keyword. */
import { applicationRoles, availableIn, parameter as catalogParameter, statement as catalogStatement } from '../../catalog/index.js';
import type { EnumValue, Parameter, Statement as CatalogStatement, ValueSpec } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { FeatureContext } from '../context.js';
import { paragraphs, prose, title } from '../describe/markdown.js';
import { describeApplication } from '../describe/ports.js';
import { enumValue, explainInteger } from '../describe/values.js';
import { operandsAfter } from '../operands.js';
import { completeCodes } from './codes.js';
import { completeFileName } from './files.js';
import type { Completion } from './item.js';
import { completeDefinitionName, completeReference, namesOfType } from './names.js';
import type { Position } from './position.js';

/** The values that may stand at the position. */
export function completeValue(context: FeatureContext, position: Position): Completion[] {
  const keyword = position.words[0]?.text ?? '';
  const owner = position.block && meaningOf(position.block).type;
  const attribute = owner && catalogParameter(owner, keyword);
  if (attribute?.value.kind === 'inline') return completeName(context, position, catalogStatement('pagent', attribute.value.to));
  if (attribute) return position.index === 1 && !isSecret(attribute) ? valuesOf(context, position, attribute) : [];
  if (position.block) return [];
  return completeTopLevel(context, position, catalogStatement('pagent', keyword));
}

/** Whether there is anything to propose behind the keyword of an attribute, without working it out. */
export function proposesValues(context: FeatureContext, parameter: Parameter): boolean {
  const { value } = parameter;
  if (isSecret(parameter)) return false;
  if (value.kind === 'ref') return namesOfType(context, value.to).length > 0;
  return value.kind !== 'text' && value.kind !== 'label' && value.kind !== 'name' && value.kind !== 'other';
}

function completeTopLevel(context: FeatureContext, position: Position, type: CatalogStatement | undefined): Completion[] {
  if (!type) return [];
  if (type.nameArgument !== 'none') return completeName(context, position, type);
  const isPath = position.prefix.startsWith('/');
  const rows = nextOperands(type, position).filter((row) => !isPath || row.value.kind === 'path');
  return rows.flatMap((row, place) => valuesOf(context, position, row).map((item) => ({ ...item, sortText: `${place}${item.sortText ?? item.label}` })));
}

/** The name behind a statement keyword: one of its fixed names, or one that references look for. */
function completeName(context: FeatureContext, position: Position, type: CatalogStatement | undefined): Completion[] {
  if (!type || position.index !== 1) return [];
  if (type.nameValues) return enumItems(position, type.name, type.nameValues, undefined, context);
  return position.block ? [] : completeDefinitionName(context, position, type.name);
}

/** The operands that the word at the cursor may be: optional ones may be left out. */
function nextOperands(type: CatalogStatement, { node, words, index }: Position): readonly Parameter[] {
  if (!node) return [];
  const before = { ...node, args: node.args.slice(0, Math.min(index, words.length) - 1) };
  const rows = operandsAfter(type, before);
  const required = rows.findIndex((row) => row.required);
  return required < 0 ? rows : rows.slice(0, required + 1);
}

function valuesOf(context: FeatureContext, position: Position, row: Parameter): Completion[] {
  const { value } = row;
  switch (value.kind) {
    case 'enum':
      return enumItems(position, row.name, value.values, row, context);
    case 'integer':
      return integerItems(position, row, value);
    case 'ref':
      return completeReference(context, position, value.to);
    case 'codes':
      return completeCodes(context, position, row, value);
    case 'ipaddr':
      return wordItems(position, [...(value.forms.includes('all') ? ['All'] : []), ...(value.words ?? [])]);
    case 'portrange':
      return portItems(position, row);
    case 'path':
      return completeFileName(context, position);
    default:
      return [];
  }
}

function enumItems(position: Position, name: string, values: readonly EnumValue[], row: Parameter | undefined, { settings }: FeatureContext): Completion[] {
  const usable = values.filter((entry) => availableIn(settings.release, entry.since));
  const standard = row?.default && enumValue({ kind: 'enum', values }, row.default.value);
  return usable.map((entry, index) => ({
    label: entry.value,
    kind: 'value' as const,
    detail: entry === standard ? 'default' : undefined,
    documentation: paragraphs(title(`${name} ${entry.value}`), entry.summary && prose(entry.summary), row && prose(row.summary)),
    insertText: entry.value,
    replace: position.replace,
    sortText: String(index).padStart(3, '0'),
  }));
}

/** The default, the words that stand for numbers, and for sums of bits the usual ones: up to each level. */
function integerItems(position: Position, row: Parameter, spec: Extract<ValueSpec, { kind: 'integer' }>): Completion[] {
  const standard = row.default && /^\d+$/.test(row.default.value) ? Number(row.default.value) : undefined;
  const numbers = new Set<number>(standard === undefined ? [] : [standard]);
  let sum = 0;
  for (const bit of spec.bits ?? []) {
    if (/^reserved/i.test(bit.summary)) continue;
    sum += bit.value;
    numbers.add(bit.value);
    numbers.add(sum);
  }
  if (spec.bits && (spec.min ?? 1) === 0) numbers.add(0);
  const items = [...numbers].sort((a, b) => a - b).map((number, index): Completion => {
    const text = String(number);
    return {
      label: text,
      kind: 'value',
      detail: number === standard ? 'default' : undefined,
      documentation: explainInteger(spec, row.name, text),
      insertText: text,
      replace: position.replace,
      sortText: String(index).padStart(3, '0'),
    };
  });
  return [...items, ...wordItems(position, spec.words ?? [])];
}

function wordItems(position: Position, words: readonly string[]): Completion[] {
  return words.map((word) => ({ label: word, kind: 'value' as const, insertText: word, replace: position.replace, sortText: `9${word}` }));
}

/** The usual ports of well-known applications, at this end of the connection and in the direction of the rule. */
function portItems(position: Position, row: Parameter): Completion[] {
  const side = /^local/i.test(row.name) ? 'local' : /^remote/i.test(row.name) ? 'remote' : undefined;
  const direction = directionOf(position.block);
  const roles = applicationRoles.filter((role) => role.port !== undefined && (!side || role.portSide === side) && (!direction || role.direction.toLowerCase() === direction));
  return roles.map((role) => ({
    label: `${role.port ?? ''}`,
    kind: 'value' as const,
    detail: role.name,
    documentation: describeApplication(role),
    insertText: `${role.port ?? ''}`,
    filterText: `${role.port ?? ''} ${role.name}`,
    replace: position.replace,
    sortText: String(role.port ?? 0).padStart(5, '0'),
  }));
}

function directionOf(block: Statement | undefined): string | undefined {
  const lines = (block?.block?.children ?? []).filter((child) => meaningOf(child).parameter?.name === 'Direction');
  return lines[lines.length - 1]?.args[0]?.text.toLowerCase();
}

/** The first word is a secret: where one of a few words comes first, as in AuthBy Password, it is the word behind that. */
function isSecret({ secret, value }: Parameter): boolean {
  return secret === true && value.kind !== 'enum';
}
