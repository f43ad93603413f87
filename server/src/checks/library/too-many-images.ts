import type { SourceFile } from '../../workspace/source-file.js';
import { defineCheck } from '../check.js';
import { placeOfStatement } from './config-statements.js';
import { valueOf } from './attributes.js';

const most = 8;

/** More stacks than Policy Agent serves (reference: pagent-main, fileRules tcpImageMax). */
export const tooManyImages = defineCheck({
  code: 'too-many-images',
  severity: 'error',
  summary: 'A main file has more than 8 TcpImage statements.',
  explanation: `
One Policy Agent serves at most 8 stacks, so a main file may hold at most 8 \`TcpImage\` and \`PEPInstance\` statements
together. It is one less when \`ServicesConnection\` names a stack (\`ImageName\`) that none of them names: Policy Agent then
makes up a statement for it. Errors in these statements bring message EZZ8779I, and nothing is installed in the stacks concerned.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP1 FLUSH PURGE
      TcpImage TCPIP2 FLUSH PURGE
      TcpImage TCPIP3 FLUSH PURGE
      TcpImage TCPIP4 FLUSH PURGE
      TcpImage TCPIP5 FLUSH PURGE
      TcpImage TCPIP6 FLUSH PURGE
      TcpImage TCPIP7 FLUSH PURGE
      TcpImage TCPIP8 FLUSH PURGE
      ⟦TcpImage TCPIP9 FLUSH PURGE⟧
    `,
  },
  *file({ file, model, roles }) {
    if (!roles.has('main')) return;
    const images = model.includesFrom(file.uri).filter((include) => include.reference.role === 'image');
    const services = servicesImage(file);
    const made = services !== undefined && !images.some((image) => image.reference.stack?.toUpperCase() === services.toUpperCase());
    const limit = made ? most - 1 : most;
    for (const image of images.slice(limit)) {
      yield {
        at: placeOfStatement(image),
        message: `Policy Agent serves at most ${most} stacks${made ? `, and ServicesConnection takes one for ${services}` : ''}: this ${image.reference.keyword} is one too many.`,
      };
    }
  },
});

/** The stack that ServicesConnection names. */
function servicesImage(file: SourceFile): string | undefined {
  const services = file.tree.items.map((item) => item.statement).find((statement) => statement?.keyword.text.toLowerCase() === 'servicesconnection');
  return services && valueOf(services, 'ImageName');
}
