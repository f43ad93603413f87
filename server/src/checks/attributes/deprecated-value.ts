import { defineCheck } from '../check.js';
import { rowsOf } from '../support/rows.js';

/** Attributes and statements that the reference calls out of date. */
export const deprecatedValue = defineCheck({
  code: 'deprecated-value',
  severity: 'information',
  summary: 'The attribute should no longer be used.',
  explanation: `
The attribute still works, but what it sets is out of date: \`V2CipherSuites\`, for instance, names ciphers of SSL version
2, a protocol that is broken and that no partner of today speaks.`,
  example: `
    TTLSCipherParms TNCIPH
    {
      ⟦V2CipherSuites⟧  TLS_DES_192_EDE3_CBC_WITH_MD5
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
  `,
  itemsWith: ['deprecated'],
  *item({ item }) {
    for (const { node, type, parameter } of rowsOf(item)) {
      const why = parameter?.deprecated ?? (node.parent ? undefined : type?.deprecated);
      if (why === undefined) continue;
      yield { at: { span: node.keyword }, tags: ['deprecated'], message: `${parameter?.name ?? type?.name} is out of date. ${/[.!]$/.test(why) ? why : `${why}.`}` };
    }
  },
});
