/** Stacks that get nothing from a common file. */
import type { FileRole } from '../../catalog/types.js';
import type { Include, Model, Stack } from '../../workspace/model.js';
import { imageStatements } from './config-statements.js';

/** A common file of a main file, and the stacks without a policy file statement of its kind. */
export interface WithoutPolicy {
  readonly common: Include;
  readonly stacks: readonly Stack[];
  /** Number of stacks whose files are known. */
  readonly all: number;
}

/** Disciplines for which it is documented that a stack needs its own statement (reference: pagent-main, CommonTTLSConfig, CommonRoutingConfig). */
const needOwnStatement: ReadonlySet<FileRole> = new Set(['ttls', 'routing']);

/** For each common file statement of the main file that has such stacks. Nothing when the image file of any stack is not known. */
export function stacksWithoutPolicy(model: Model, main: string): WithoutPolicy[] {
  const stacks = model.stacks.filter((stack) => stack.main === main);
  if (stacks.some(({ image }) => image === undefined || !model.files.has(image))) return [];
  const without = new Map<FileRole, readonly Stack[]>();
  for (const role of needOwnStatement) {
    const images = new Set(stacks.flatMap(({ image }) => image ?? []));
    for (const image of images) if (imageStatements(model, image, role).length > 0 || isPolicyClient(model, image)) images.delete(image);
    without.set(role, stacks.filter(({ image }) => image !== undefined && images.has(image)));
  }
  return model.includesFrom(main).flatMap((common) => {
    const found = (common.reference.common && without.get(common.reference.role)) || [];
    return found.length > 0 ? [{ common, stacks: found, all: stacks.length }] : [];
  });
}

/** PolicyServer in the image file: the policy comes from a policy server. */
function isPolicyClient(model: Model, image: string): boolean {
  const items = model.files.get(image)?.tree.items ?? [];
  return items.some((item) => item.statement?.keyword.text.toLowerCase() === 'policyserver');
}
