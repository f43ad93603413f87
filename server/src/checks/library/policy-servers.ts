/** PolicyServer statements: which kinds of policy a stack fetches from a policy server (reference: pagent-main, PolicyServer). */
import type { FileRole } from '../../catalog/types.js';
import type { Item, Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import type { SourceFile } from '../../workspace/source-file.js';

export interface PolicyServer {
  readonly item: Item;
  readonly statement: Statement;
}

/** The PolicyServer statements at the top level of a file, in order. */
export function policyServersOf(file: SourceFile | undefined): readonly PolicyServer[] {
  return (file?.tree.items ?? []).flatMap((item) => (item.statement && meaningOf(item.statement).type?.name === 'PolicyServer' ? [{ item, statement: item.statement }] : []));
}

/** A PolicyType block. */
export interface RemoteType {
  readonly node: Statement;
  /** The kind of policy; undefined when it is not known. */
  readonly role?: FileRole;
}

const roles = new Map<string, FileRole>([
  ['ids', 'ids'],
  ['ipsec', 'ipsec'],
  ['qos', 'qos'],
  ['routing', 'routing'],
  ['ttls', 'ttls'],
  ['zert', 'zert'],
]);

export function remoteTypesOf({ statement }: PolicyServer): readonly RemoteType[] {
  const types = (statement.block?.children ?? []).filter((child) => meaningOf(child).parameter?.name === 'PolicyType');
  return types.map((node) => ({ node, role: roles.get(node.args[0]?.text.toLowerCase() ?? '') }));
}
