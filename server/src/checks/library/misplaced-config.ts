import { defineCheck } from '../check.js';
import { isMainStatement, placeOfStatement } from './config-statements.js';

/** Statements that name files, in a file that has no use for them (reference: pagent-main, fileRules mainStatementInImage). */
export const misplacedConfig = defineCheck({
  code: 'misplaced-config',
  severity: 'warning',
  summary: 'TcpImage, CommonTTLSConfig, TTLSConfig or one of their likes stands in a file of another kind.',
  explanation: `
Policy Agent reads a main file, an image file for each stack, and policy files. \`TcpImage\` (\`PEPInstance\`) and the
\`Common…Config\` statements have a meaning in the main file only, \`TTLSConfig\` and its likes in an image file only. In any
other file they name nothing. (For \`TTLSConfig\` in the main file see [config-in-main](config-in-main.md).)

Which kind a file is, follows from the statement that names it.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      ⟦CommonTTLSConfig //'USER.TCPPARMS(COMMON)'⟧
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    COMMON: `
      # Definitions for all stacks.
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
    if (roles.has('main') || roles.size === 0) return;
    for (const include of model.includesFrom(file.uri)) {
      const forMain = isMainStatement(include.reference);
      if (!forMain && roles.has('image')) continue;
      const { keyword, role, common } = include.reference;
      // Whether there is a CommonZERTConfig, and where it stands, is not established (reference: pagent-main, unverifiedStatements).
      if (role === 'zert' && common) continue;
      const here = roles.has('image') ? 'an image file' : 'a policy file';
      yield { at: placeOfStatement(include), message: `${keyword} belongs in ${forMain ? 'the main file' : 'an image file'}. Another file names this one as ${here}, where the statement has no effect.` };
    }
  },
});
