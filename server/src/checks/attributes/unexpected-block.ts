import type { FileRole } from '../../catalog/types.js';
import { meaningOf } from '../../workspace/facts.js';
import type { Statement } from '../../syntax/tree.js';
import type { Draft } from '../check.js';
import { defineCheck } from '../check.js';
import { replace } from '../support/edits.js';
import { type Row, rowsOf, saidOf } from '../support/rows.js';
import { consequence, spelling } from '../support/wording.js';

/** A block behind an attribute that takes a value, such as a Ref form (reference: pagent-ttls, syntax.namedAndInline). */
export const unexpectedBlock = defineCheck({
  code: 'unexpected-block',
  severity: 'error',
  summary: 'A block follows an attribute that takes none.',
  explanation: `
Only statements have a block. \`TTLSKeyringParmsRef\` takes the name of a statement that is defined elsewhere; the block
itself follows \`TTLSKeyringParms\`, without Ref. A line such as \`TTLSConfig\` or \`Trace\` takes values only; a brace
behind it is left over from something else.`,
  example: `
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      ⟦TTLSKeyringParmsRef⟧
      {
        Keyring  TCPIP/TNRING
      }
    }
  `,
  fixed: `
    TTLSEnvironmentAction TNEA
    {
      HandshakeRole  Server
      TTLSKeyringParms
      {
        Keyring  TCPIP/TNRING
      }
    }
  `,
  item: ({ item, roles }) => saidOf(rowsOf(item), (row) => draftFor(row, roles)),
});

function draftFor({ node, type, parameter }: Row, roles: ReadonlySet<FileRole>): Draft | undefined {
  if (!node.block?.open) return undefined;
  const attribute = parameter !== undefined && parameter.value.kind !== 'inline' && parameter.value.kind !== 'other';
  if (!attribute && type?.form !== 'line') return undefined;
  const inline = parameter && inlineForm(node, parameter.name);
  return {
    at: { span: node.keyword },
    message: `${spelling(node)} takes ${parameter?.value.kind === 'ref' ? 'a name' : 'values'}, no block.${inline ? ` A block follows ${inline}.` : ''}${consequence(node, roles)}`,
    fixes: () => (inline ? [{ title: `Write ${inline}`, safe: false, edits: [replace(node.keyword, inline)] }] : []),
  };
}

/** The inline statement of a Ref attribute. */
function inlineForm(node: Statement, name: string): string | undefined {
  const owner = node.parent && meaningOf(node.parent).type;
  const inline = name.replace(/Ref$/, '');
  return owner?.parameters.find((row) => row.name === inline && row.value.kind === 'inline')?.name;
}
