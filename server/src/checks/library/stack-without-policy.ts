import { defineCheck } from '../check.js';
import { additions } from './common-unused.js';
import { imageKeyword, placeOfStatement } from './config-statements.js';
import { stacksWithoutPolicy } from './stacks.js';

/** A stack that the common file does not reach, while it reaches another (reference: pagent-main, fileRules commonWithoutStack). */
export const stackWithoutPolicy = defineCheck({
  code: 'stack-without-policy',
  severity: 'information',
  summary: 'A stack gets nothing from the common file, because its image file has no TTLSConfig.',
  explanation: `
\`CommonTTLSConfig\` reaches only the stacks whose image file holds \`TTLSConfig\`. The path may be left out there:
\`TTLSConfig\` alone gives the stack what is in the common file. When the stack is to have no AT-TLS policy, all is well as it
is. The same holds for \`CommonRoutingConfig\` and \`RoutingConfig\`.`,
  example: {
    PAGENTCF: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
      ⟦TcpImage TCPIP2 //'USER.TCPPARMS(IMAGE2)' FLUSH PURGE⟧
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
      TTLSConfig
    `,
    IMAGE2: `
      # Image file of stack TCPIP2.
    `,
  },
  fixed: {
    PAGENTCF: `
      CommonTTLSConfig //'USER.TCPPARMS(COMMON)'
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
      TcpImage TCPIP2 //'USER.TCPPARMS(IMAGE2)' FLUSH PURGE
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
      TTLSConfig
    `,
    IMAGE2: `
      # Image file of stack TCPIP2.
      TTLSConfig
    `,
  },
  *file({ file, model, roles }) {
    if (!roles.has('main')) return;
    for (const { common, stacks, all } of stacksWithoutPolicy(model, file.uri)) {
      const { role } = common.reference;
      if (stacks.length === all || role === 'main' || role === 'image') continue;
      for (const stack of stacks) {
        const include = model.includesFrom(file.uri).find((candidate) => candidate.reference === stack.statement);
        if (!include || stack.name === '') continue;
        yield {
          at: placeOfStatement(include),
          message: `Stack ${stack.name} gets nothing from the common file: its image file has no ${imageKeyword[role]}.`,
          related: [{ at: placeOfStatement(common), message: 'The common file is named here.' }],
          fixes: () => additions(common, [stack], model),
        };
      }
    }
  },
});
