import type { Include, Model, Stack } from '../../workspace/model.js';
import { nameOf } from '../../workspace/uris.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { imageKeyword, placeOfStatement } from './config-statements.js';
import { appendLine } from './edits.js';
import { stacksWithoutPolicy } from './stacks.js';

/** CommonTTLSConfig without any TTLSConfig (reference: pagent-main, fileRules commonWithoutStack). */
export const commonUnused = defineCheck({
  code: 'common-unused',
  severity: 'warning',
  summary: 'CommonTTLSConfig has no effect, because no stack has TTLSConfig.',
  explanation: `
A stack gets AT-TLS policy only when its image file holds \`TTLSConfig\`. The statement needs no path: \`TTLSConfig\` alone
gives the stack what is in the common file. Without it \`CommonTTLSConfig\` has no effect on the stack. The same holds for
\`CommonRoutingConfig\` and \`RoutingConfig\`. When only some of the stacks lack the statement, see
[stack-without-policy](stack-without-policy.md).`,
  example: {
    PAGENTCF: `
      ⟦CommonTTLSConfig //'USER.TCPPARMS(COMMON)'⟧
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    COMMON: `
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
    IMAGE: `
      # Image file of stack TCPIP.
    `,
  },
  fixed: {
    PAGENTCF: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    COMMON: `
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
    IMAGE: `
      # Image file of stack TCPIP.
      TTLSConfig
    `,
  },
  *file({ file, model, roles }) {
    if (!roles.has('main')) return;
    for (const { common, stacks, all } of stacksWithoutPolicy(model, file.uri)) {
      if (stacks.length < all) continue;
      const { keyword } = common.reference;
      yield {
        at: placeOfStatement(common),
        message: `${keyword} has no effect: no image file has ${keyword.slice('Common'.length)}, and a stack without it gets no policy of this kind.`,
        fixes: () => additions(common, stacks, model),
      };
    }
  },
});

/** Adds the statement, without a path, to an image file. */
export function additions({ reference }: Include, stacks: readonly Stack[], model: Model): DraftFix[] {
  if (reference.role === 'main' || reference.role === 'image') return [];
  const keyword = imageKeyword[reference.role];
  return [...new Set(stacks.map((stack) => stack.image))].flatMap((uri) => {
    const image = uri === undefined ? undefined : model.files.get(uri);
    return image ? [{ title: `Add ${keyword} to ${nameOf(image.uri)}`, safe: false, edits: [appendLine(image, keyword)] }] : [];
  });
}
