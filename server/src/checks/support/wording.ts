/** Phrases that several messages share. Messages say what is wrong, what Policy Agent does, and what to write. */
import type { FileRole, Parameter, Statement as CatalogStatement } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import { isPassedOver } from './passed-over.js';

/** The article of a name: `an` of IpAddr, `a` of TTLSRule. */
export function articleOf(name: string): 'a' | 'an' {
  return /^[AEIO]/i.test(name) ? 'an' : 'a';
}

/** `an IpAddr`, `a TTLSRule`. */
export function withArticle(name: string): string {
  return `${articleOf(name)} ${name}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** At most `count` of the words, and how many more there are. */
export function someOf(words: readonly string[], count: number, last = 'or'): string {
  return words.length <= count ? listed(words, last) : `${words.slice(0, count).join(', ')} and ${words.length - count} more`;
}

/** A statement as a person calls it: `TTLSRule TN`, or the keyword alone when it has no name. */
export function titleOf(node: Statement): string {
  const name = node.block || !node.parent ? node.args[0]?.text : undefined;
  return name === undefined ? spelling(node) : `${spelling(node)} ${name}`;
}

/** The keyword in the catalogue's spelling, as written when it is not known. */
export function spelling(node: Statement): string {
  const { type, parameter } = meaningOf(node);
  return parameter?.name ?? type?.name ?? node.keyword.text;
}

export function rootOf(node: Statement): Statement {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

/** The statement is AT-TLS policy: by its outermost statement, or by its file where that stands in policies of several kinds. */
export function isTtls(node: Statement, roles: ReadonlySet<FileRole>): boolean {
  const discipline = meaningOf(rootOf(node)).type?.discipline;
  return discipline === 'TTLS' || (discipline === undefined && roles.has('ttls'));
}

/** What an error in the statement brings about, as a sentence behind a blank; empty where it is not known. */
export function consequence(node: Statement, roles: ReadonlySet<FileRole>): string {
  return isTtls(node, roles) && !isPassedOver(rootOf(node), roles) ? ' Policy Agent installs none of the new AT-TLS policy.' : '';
}

/** How sure the reference is that a parameter is what the catalogue says: only then a finding about it is an error. */
export function severityOf({ certainty, tolerated }: Parameter): 'error' | 'warning' {
  return certainty === 'doc' && !tolerated ? 'error' : 'warning';
}

/** The parameter as the subject of a message: its name, with the statement where it is one of several operands. */
export function subjectOf(parameter: Parameter, owner: CatalogStatement): string {
  if (parameter.positional === undefined) return parameter.name;
  const only = owner.parameters.filter((row) => row.positional !== undefined).length === 1;
  return only ? owner.name : `Operand ${parameter.name} of ${owner.name}`;
}

/** What may be written as the value, to go behind "takes"; undefined when nothing short can be said. */
export function expectedValue({ value }: Parameter): string | undefined {
  switch (value.kind) {
    case 'enum':
      return listed(value.values.map((v) => v.value), 'or');
    case 'integer':
      if (value.min !== undefined && value.max !== undefined) return `a number from ${value.min} to ${value.max}`;
      return value.max !== undefined ? `a number up to ${value.max}` : 'a number';
    case 'ipaddr':
      return listed(value.forms.map((form) => ({ all: 'All', single: 'an IP address', prefix: 'a prefix such as 192.0.2.0/24', range: 'a range such as 192.0.2.1-192.0.2.9' })[form]), 'or');
    case 'portrange':
      return 'a port or a range such as 1024-65535';
    case 'ref':
      return `the name of ${withArticle(value.to)}`;
    case 'path':
      return "a file name: //'DATA.SET(MEMBER)' or /path";
    case 'label':
      return 'a certificate label';
    case 'codes':
      return codesExpected(value.of);
    case 'name':
      return value.maxLength === undefined ? 'a name' : `a name of up to ${value.maxLength} characters`;
    case 'text':
      return value.format;
    default:
      return undefined;
  }
}

function codesExpected(of: string): string {
  switch (of) {
    case 'cipher1':
      return 'codes of one character run together, or one name';
    case 'cipher2':
      return 'codes of two characters run together, or one name such as TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
    case 'cipher4':
      return 'codes of four characters run together, such as C030C02F';
    case 'group':
      return 'codes of four digits run together, such as 00230024, or one name';
    default:
      return 'codes of four characters run together, such as 06010501, or one name';
  }
}

/** In quotation marks, unless it has some of its own; long values are cut. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return short.includes('"') ? short : `"${short}"`;
}
