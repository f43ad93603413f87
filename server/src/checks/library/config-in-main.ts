import type { FileRole } from '../../catalog/types.js';
import type { Include } from '../../workspace/model.js';
import type { DraftFix, FileContext } from '../check.js';
import { defineCheck } from '../check.js';
import { imageStatements, isImageStatement, placeOfStatement } from './config-statements.js';
import { appendLine, remove } from './edits.js';
import { nameOf } from '../../workspace/uris.js';

/** TTLSConfig and its likes in a main file that is no image file (reference: pagent-main, fileRules imageStatementInMain). */
export const configInMain = defineCheck({
  code: 'config-in-main',
  severity: 'warning',
  summary: 'TTLSConfig or one of its likes stands in a main file that is not an image file, and is ignored.',
  explanation: `
\`TTLSConfig\`, \`IPSecConfig\`, \`IDSConfig\`, \`QOSConfig\`, \`RoutingConfig\` and \`ZERTConfig\` belong in the image file of
a stack: the file that \`TcpImage\` names. Policy Agent ignores them in the main file, unless a \`TcpImage\` has no path (then
the main file is the image file of that stack) or there is no \`TcpImage\` at all. Move the statement to the image file. For
statements that all stacks share use \`CommonTTLSConfig\` in the main file, and a \`TTLSConfig\` in each image file.`,
  example: {
    PAGENTCF: `
      ⟦TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE⟧
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      # Image file of stack TCPIP.
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  fixed: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      # Image file of stack TCPIP.
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *file(context) {
    const { file, model, roles } = context;
    if (!roles.has('main') || roles.has('image')) return;
    for (const include of model.includesFrom(file.uri)) {
      if (!isImageStatement(include.reference)) continue;
      const { keyword } = include.reference;
      yield {
        at: placeOfStatement(include),
        message: `${keyword} is ignored here: it belongs in the image file of a stack, and every TcpImage of this main file names one.`,
        fixes: () => moves(include, context),
      };
    }
  },
});

/** Moves the line to an image file that has none of its kind. */
function moves(include: Include, { file, model }: FileContext): DraftFix[] {
  const { keyword, statement, item, role } = include.reference;
  const start = file.startOf(item) ?? 0;
  const line = file.text.slice(start + statement.keyword.start, start + statement.end);
  return imageFiles(model, file.uri, role).flatMap((uri) => {
    const image = model.files.get(uri);
    return image ? [{ title: `Move ${keyword} to the image file ${nameOf(uri)}`, safe: false, edits: [remove(file, { item, statement }), appendLine(image, line)] }] : [];
  });
}

function imageFiles(model: FileContext['model'], main: string, role: FileRole): string[] {
  const uris = model.stacks.flatMap((stack) => (stack.main === main && stack.image !== undefined && stack.image !== main ? [stack.image] : []));
  return [...new Set(uris)].filter((uri) => imageStatements(model, uri, role).length === 0);
}
