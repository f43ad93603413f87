import type { Include } from '../../workspace/model.js';
import { defineCheck } from '../check.js';
import { placeOfStatement } from './config-statements.js';

/** One stack in two TcpImage statements. */
export const duplicateImage = defineCheck({
  code: 'duplicate-image',
  severity: 'warning',
  summary: 'Two TcpImage statements of a main file name the same stack.',
  explanation: `
A stack has one image file. When two \`TcpImage\` (or \`PEPInstance\`) statements name the same stack, it is not documented
which of the two image files Policy Agent uses. Keep one, and put the statements of both files into its image file.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
      ⟦TcpImage TCPIP //'USER.TCPPARMS(IMAGE2)' FLUSH PURGE⟧
    `,
    IMAGE: `
      # Image file of stack TCPIP.
    `,
    IMAGE2: `
      # Another image file of stack TCPIP.
    `,
  },
  *file({ file, model, roles }) {
    if (!roles.has('main')) return;
    const first = new Map<string, Include>();
    for (const include of model.includesFrom(file.uri)) {
      const { role, stack } = include.reference;
      if (role !== 'image' || stack === undefined) continue;
      const other = first.get(stack.toUpperCase());
      if (!other) first.set(stack.toUpperCase(), include);
      else {
        yield {
          at: placeOfStatement(include),
          message: `Stack ${stack} has a ${other.reference.keyword} already. Which of the two counts is not documented; keep one.`,
          related: [{ at: placeOfStatement(other), message: 'The first one.' }],
        };
      }
    }
  },
});
