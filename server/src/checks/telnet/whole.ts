/** Telnet profiles that INCLUDE spreads over several members: which belong together, and what they say as a whole. */
import type { TelnetStatement } from '../../syntax/tn3270.js';
import type { Model } from '../../workspace/model.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { telnetOf } from './profile.js';

/** A statement, and the file in which it stands. */
export interface StatementInFile {
  readonly file: SourceFile;
  readonly statement: TelnetStatement;
}

/** For each Telnet profile of a model the members that belong together with it; found once for all of them. */
const profiles = new WeakMap<Model, ReadonlyMap<string, readonly SourceFile[]>>();

/** The members of a profile: the file itself, those that include it, and those that any of them includes, at any depth. */
export function membersOf(model: Model, uri: string): readonly SourceFile[] {
  let known = profiles.get(model);
  if (!known) profiles.set(model, (known = groupedProfiles(model)));
  return known.get(uri) ?? [];
}

function groupedProfiles(model: Model): ReadonlyMap<string, readonly SourceFile[]> {
  const neighbours = new Map<string, string[]>();
  const connect = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known) known.push(to);
    else neighbours.set(from, [to]);
  };
  for (const { uri, target, language } of model.links) {
    if (target === undefined || language !== 'tn3270') continue;
    connect(uri, target);
    connect(target, uri);
  }
  const groups = new Map<string, readonly SourceFile[]>();
  for (const file of model.files.values()) {
    if (file.language !== 'tn3270' || groups.has(file.uri)) continue;
    const group: SourceFile[] = [];
    const waiting = [file.uri];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const member = model.files.get(next);
      if (!member || groups.has(next)) continue;
      groups.set(next, group);
      group.push(member);
      waiting.push(...(neighbours.get(next) ?? []));
    }
  }
  return groups;
}

/** Whether every member that the profile includes is here. */
export function isWhole(model: Model, members: readonly SourceFile[]): boolean {
  return members.every(({ uri }) => model.linksFrom(uri).every(({ target }) => target !== undefined));
}

/** All statements of these names in the members. */
export function statementsNamed(members: readonly SourceFile[], ...names: readonly string[]): StatementInFile[] {
  return members.flatMap((file) => telnetOf(file).profile.all.flatMap((statement) => (statement.type && names.includes(statement.type.name) ? [{ file, statement }] : [])));
}

/** Job name of the TCP/IP stack that TCPIPJOBNAME ties the server to, in upper case; undefined without one, with a symbol, and where two differ. */
export function stackNamed(model: Model, uri: string): string | undefined {
  const known = stacks.get(model) ?? new Map<string, string | undefined>();
  stacks.set(model, known);
  if (!known.has(uri)) known.set(uri, findStack(model, uri));
  return known.get(uri);
}

/** The answers of `stackNamed`: it is asked for every port of a profile. */
const stacks = new WeakMap<Model, Map<string, string | undefined>>();

function findStack(model: Model, uri: string): string | undefined {
  const names = new Set(statementsNamed(membersOf(model, uri), 'TCPIPJOBNAME').map(({ statement }) => statement.operands[0]?.text.toUpperCase() ?? ''));
  const [name] = names;
  return names.size === 1 && name && !name.includes('&') ? name : undefined;
}
