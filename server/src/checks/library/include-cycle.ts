import type { Include, Model } from '../../workspace/model.js';
import { nameOf } from '../../workspace/uris.js';
import { defineCheck } from '../check.js';
import { placeOfName } from './config-statements.js';

/** A file that names itself, or a file from which the way leads back to it. */
export const includeCycle = defineCheck({
  code: 'include-cycle',
  severity: 'warning',
  summary: 'A file names itself, directly or through other files.',
  explanation: `
The way through the files is: main file, image file, policy file. \`TTLSConfig\` that names the file in which it stands, or
the main file, does not name a policy file: Policy Agent skips policy statements in an image file, and a main or image file
read as AT-TLS policy holds nothing that AT-TLS knows. A \`TcpImage\` that names its own main file is not reported: the
main file is then the image file too.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      TTLSConfig ⟦//'USER.TCPPARMS(IMAGE)'⟧ FLUSH PURGE
    `,
  },
  *file({ file, model, roles }) {
    for (const include of model.includesFrom(file.uri)) {
      if (include.reference.role === 'image' && roles.has('main')) continue;
      const way = wayBack(include, model);
      if (!way) continue;
      const { keyword } = include.reference;
      yield {
        at: placeOfName(include),
        message:
          way.length === 1
            ? `${keyword} names the file in which it stands. Name the file that is meant.`
            : `${keyword} leads back to this file: ${[file.uri, ...way].map(nameOf).join(' names ')}.`,
      };
    }
  },
});

/** The files from the target of an include to the file in which it stands; undefined when no way leads there. */
function wayBack({ from, target }: Include, model: Model): string[] | undefined {
  const seen = new Set<string>();
  const search = (uri: string): string[] | undefined => {
    if (uri === from) return [uri];
    if (seen.has(uri)) return undefined;
    seen.add(uri);
    for (const next of model.includesFrom(uri)) {
      const rest = next.target === undefined ? undefined : search(next.target);
      if (rest) return [uri, ...rest];
    }
    return undefined;
  };
  return target === undefined ? undefined : search(target);
}
