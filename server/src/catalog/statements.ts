/** Look-ups over statements and their parameters. Names are compared without regard to case, as Policy Agent does. */
import cssmtp from './data/cssmtp.json' with { type: 'json' };
import ctrace from './data/ctrace.json' with { type: 'json' };
import ftpdata from './data/ftpdata.json' with { type: 'json' };
import pagentIds from './data/pagent-ids.json' with { type: 'json' };
import pagentIpsec from './data/pagent-ipsec.json' with { type: 'json' };
import pagentMain from './data/pagent-main.json' with { type: 'json' };
import pagentQos from './data/pagent-qos.json' with { type: 'json' };
import pagentRouting from './data/pagent-routing.json' with { type: 'json' };
import pagentShared from './data/pagent-shared.json' with { type: 'json' };
import pagentTtls from './data/pagent-ttls.json' with { type: 'json' };
import stdenv from './data/stdenv.json' with { type: 'json' };
import syslogd from './data/syslogd.json' with { type: 'json' };
import tcpipProfile from './data/tcpip-profile.json' with { type: 'json' };
import telnet from './data/telnet.json' with { type: 'json' };
import { dataOf, lazy, tableBy } from './lazy.js';
import type { FileRole, LanguageId, Parameter, Statement } from './types.js';

const files: ReadonlyMap<LanguageId, readonly unknown[]> = new Map<LanguageId, readonly unknown[]>([
  ['pagent', [pagentTtls, pagentShared, pagentMain, pagentIpsec, pagentIds, pagentQos, pagentRouting]],
  ['tn3270', [telnet]],
  ['tcpip-profile', [tcpipProfile]],
  ['cssmtp', [cssmtp]],
  ['ftpdata', [ftpdata]],
  ['syslogd', [syslogd]],
  ['stdenv', [stdenv]],
  ['ctrace', [ctrace]],
]);

/** Every statement of every language, in the order of the manuals. The data files are checked against data/schema.json by a test. */
export const allStatements = lazy(() => [...files.keys()].flatMap(statementsOf));

interface Statements {
  readonly rows: readonly Statement[];
  readonly byName: ReadonlyMap<string, Statement>;
}

const languages = new Map<LanguageId, Statements>();

/** The data of a language is read when it is asked for first: most sessions see few of them. */
function statementsIn(language: LanguageId): Statements {
  let known = languages.get(language);
  if (!known) {
    const rows = (files.get(language) ?? []).flatMap((file) => dataOf<readonly Statement[]>(file));
    languages.set(language, (known = { rows, byName: tableBy(rows, (row) => [row.name]) }));
  }
  return known;
}

const parameterTables = new WeakMap<Statement, ReadonlyMap<string, Parameter>>();

function parametersByName(of: Statement): ReadonlyMap<string, Parameter> {
  let table = parameterTables.get(of);
  if (!table) parameterTables.set(of, (table = tableBy(of.parameters, (row) => [row.name])));
  return table;
}

/** The statement of this name in a language, whatever the case of the name; undefined when there is none. */
export function statement(language: LanguageId, name: string): Statement | undefined {
  return statementsIn(language).byName.get(name.toLowerCase());
}

/** All statements of a language. */
export function statementsOf(language: LanguageId): readonly Statement[] {
  return statementsIn(language).rows;
}

/** Types of Policy Agent statements that some …Ref attribute names. Others, most rules among them, work by being there. */
export const referableTypes = lazy((): ReadonlySet<string> => new Set(statementsOf('pagent').flatMap((row) => row.parameters.flatMap(({ value }) => (value.kind === 'ref' ? [value.to] : [])))));

/** The parameter of this name in a statement, tolerated ones included; undefined when the statement has none. */
export function parameter(of: Statement, name: string): Parameter | undefined {
  return parametersByName(of).get(name.toLowerCase());
}

/** Whether a name is accepted in a statement without being offered: a tolerated parameter, or a name whose meaning is not established. */
export function isTolerated(of: Statement, name: string): boolean {
  const lower = name.toLowerCase();
  return parameter(of, name)?.tolerated === true || (of.toleratedNames?.some((other) => other.toLowerCase() === lower) ?? false);
}

const topLevel = lazy(() => {
  const table = new Map<FileRole, Statement[]>();
  for (const row of statementsOf('pagent')) {
    for (const { file } of row.placement) if (file) table.set(file, [...(table.get(file) ?? []), row]);
  }
  return table;
});

/**
 * The Policy Agent statements that may stand at the top level of a file of this role.
 * A main file that is also an image file (TcpImage without a path) takes those of both roles.
 */
export function topLevelStatements(role: FileRole): readonly Statement[] {
  return topLevel().get(role) ?? [];
}

/** Whether a statement may be coded inline, as a block, in a block of another Policy Agent statement. */
export function inlineAllowed(parentStatement: string, childName: string): boolean {
  const parent = statement('pagent', parentStatement);
  const child = statement('pagent', childName);
  if (!parent || !child) return false;
  if (child.placement.some((place) => place.statement === parent.name)) return true;
  return parent.parameters.some((row) => row.value.kind === 'inline' && row.value.to === child.name);
}

/** The statement that a parameter's inline block or reference is of; undefined for parameters with a value of their own. */
export function targetOf(of: Parameter): Statement | undefined {
  return of.value.kind === 'inline' || of.value.kind === 'ref' ? statement('pagent', of.value.to) : undefined;
}
