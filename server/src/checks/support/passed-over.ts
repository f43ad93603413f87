/** Statements that Policy Agent passes over, because the file is not read for policy of their kind. */
import type { FileRole } from '../../catalog/types.js';
import type { Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';

/**
 * Whether a statement at the top level stands in a main or image file as which it has no place: Policy Agent skips it with no
 * more than a WARNING, so nothing in it can be an error (reference: pagent-main, fileRules policyStatementInImageFile). False
 * where the part that the file plays is not known.
 */
export function isPassedOver(root: Statement, roles: ReadonlySet<FileRole>): boolean {
  if (!roles.has('main') && !roles.has('image')) return false;
  const files = meaningOf(root).type?.placement.flatMap((place) => place.file ?? []) ?? [];
  return files.length > 0 && !files.some((file) => roles.has(file));
}
