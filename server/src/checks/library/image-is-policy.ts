import { displayFileName } from '../../workspace/names.js';
import type { Include, Model } from '../../workspace/model.js';
import { ownRoles } from '../../workspace/model.js';
import { nameOf, parentOf } from '../../workspace/uris.js';
import type { DraftFix } from '../check.js';
import { defineCheck } from '../check.js';
import { imageKeyword, placeOfName } from './config-statements.js';

/** A TcpImage that names the policy file itself (reference: pagent-main, TcpImage). */
export const imageIsPolicy = defineCheck({
  code: 'image-is-policy',
  severity: 'error',
  summary: 'TcpImage names a policy file instead of an image file.',
  explanation: `
The file behind \`TcpImage\` is the image file of the stack. It holds \`TTLSConfig\`, which names the AT-TLS policy file. When
\`TcpImage\` names the policy file directly, Policy Agent starts, even issues EZD1586I (all policies installed), and skips
every rule in it: \`pasearch -t\` finds nothing, and connections go on in clear text. The log has only a line
"Ignoring non-image config file statement" for each.

Make an image file with \`TTLSConfig\` and the name of the policy file, and name that one here.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP ⟦//'USER.TCPPARMS(POLICY)'⟧ FLUSH PURGE
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
  *file({ file, model, roles }) {
    if (!roles.has('main')) return;
    for (const include of model.includesFrom(file.uri)) {
      const target = include.target === undefined || include.target === file.uri ? undefined : model.files.get(include.target);
      if (include.reference.role !== 'image' || !target) continue;
      const [role] = ownRoles(target);
      // QoS statements may stand in the image file itself.
      if (role === undefined || role === 'main' || role === 'image' || role === 'qos') continue;
      yield {
        at: placeOfName(include),
        message: `${displayFileName(include.name)} is a policy file, not an image file: Policy Agent skips every statement in it, and the stack gets no policy. Name an image file here, in which ${imageKeyword[role]} names the policy file.`,
        fixes: () => imageFilesFor(include, model),
      };
    }
  },
});

/** Image files beside the policy file that name it. */
function imageFilesFor(include: Include, model: Model): DraftFix[] {
  const { target, name } = include;
  if (target === undefined) return [];
  const beside = model.includesTo(target).filter(({ from, reference }) => reference.role !== 'image' && !reference.common && parentOf(from) === parentOf(target));
  return [...new Set(beside.map(({ from }) => nameOf(from)))].flatMap((file) => {
    const member = file.replace(/\..*$/, '').toUpperCase();
    if (name.kind === 'other' || (name.kind === 'data-set' && name.member === undefined)) return [];
    const newText = name.kind === 'unix' ? name.path.replace(/[^/]*$/, file) : `//'${name.dataSet}(${member})'`;
    return [{ title: `Name the image file ${name.kind === 'unix' ? file : member}`, safe: false, edits: [{ at: placeOfName(include), newText }] }];
  });
}
