/** The switches of the protocols: where they stand, and where a missing one would. */
import type { Block } from '../../../policy/index.js';
import { protocols } from '../../../policy/index.js';
import { linesIn } from '../../../policy/blocks.js';
import type { Place } from '../../../workspace/source-file.js';
import type { DraftFix, ScopeContext } from '../../check.js';
import type { DraftEdit } from './fixes.js';
import { addAttributes, addBlock, fix } from './fixes.js';
import { headOf } from './places.js';
import type { Use } from './use.js';

export const switchNames: readonly string[] = protocols.map(({ parameter }) => parameter);

const connectionParms = 'TTLSConnectionAdvancedParms';
const environmentParms = 'TTLSEnvironmentAdvancedParms';

/** The block that codes switches, at the strongest level; else the one of the environment that could; undefined when there is none. */
export function switchBlock(use: Use): Block | undefined {
  const connection = use.effective.blocks('connection').find(({ type }) => type === connectionParms);
  if (connection && codesSwitches(connection)) return connection;
  return use.effective.blocks('environment').find(({ type }) => type === environmentParms);
}

/** The place that stands for a switch that is not coded: the block that would carry it, else the environment action. */
export function placeOfMissingSwitch(use: Use): Place {
  return headOf(switchBlock(use) ?? use.environment);
}

/** A fix that codes switches which are not coded yet, where the others stand. */
export function addSwitches(context: ScopeContext, use: Use, title: string, switches: readonly (readonly [string, 'On' | 'Off'])[], more: readonly DraftEdit[] = []): DraftFix[] {
  const block = switchBlock(use);
  const edit = block ? addAttributes(context, block, switches, switchNames) : addBlock(context, use.environment, environmentParms, switches);
  return edit ? fix(title, [edit, ...more]) : [];
}

function codesSwitches(block: Block): boolean {
  return linesIn(block).some(({ parameter }) => switchNames.includes(parameter.name));
}
