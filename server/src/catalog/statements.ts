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
import { lazy, tableBy } from './lazy.js';
import type { FileRole, LanguageId, Parameter, Statement } from './types.js';

const files: readonly unknown[] = [
  pagentTtls,
  pagentShared,
  pagentMain,
  pagentIpsec,
  pagentIds,
  pagentQos,
  pagentRouting,
  telnet,
  tcpipProfile,
  cssmtp,
  ftpdata,
  syslogd,
  stdenv,
  ctrace,
];

/** Every statement of every language, in the order of the manuals. The data files are checked against data/schema.json by a test. */
export const allStatements = lazy(() => files.flatMap((rows) => rows as readonly Statement[]));

const byLanguage = lazy(() => {
  const table = new Map<LanguageId, readonly Statement[]>();
  for (const row of allStatements()) table.set(row.language, [...(table.get(row.language) ?? []), row]);
  return table;
});

const names = lazy(() => {
  const table = new Map<LanguageId, ReadonlyMap<string, Statement>>();
  for (const [language, rows] of byLanguage()) table.set(language, tableBy(rows, (row) => [row.name]));
  return table;
});

const parameterTables = new WeakMap<Statement, ReadonlyMap<string, Parameter>>();

function parametersByName(of: Statement): ReadonlyMap<string, Parameter> {
  let table = parameterTables.get(of);
  if (!table) parameterTables.set(of, (table = tableBy(of.parameters, (row) => [row.name])));
  return table;
}

/** The statement of this name in a language, whatever the case of the name; undefined when there is none. */
export function statement(language: LanguageId, name: string): Statement | undefined {
  return names().get(language)?.get(name.toLowerCase());
}

/** All statements of a language. */
export function statementsOf(language: LanguageId): readonly Statement[] {
  return byLanguage().get(language) ?? [];
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
