import { defineCheck } from '../check.js';
import { unknownCodes } from '../support/unknown-codes.js';

/** A cipher constant or code that the table does not have (reference: pagent-ttls, valueTables; codes.json, cipherSuites). */
export const unknownCipher = defineCheck({
  code: 'unknown-cipher',
  severity: 'warning',
  summary: 'No cipher suite has this name or code.',
  explanation: `
The suite is not among those that are known here. Policy Agent or System SSL may know more than this table, which is why it
is a warning only; mostly it is a slip. A suite that System SSL does not know is not offered to the partner, and when no
suite is left the handshake ends with return code 402.`,
  example: `
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  ⟦TLS_ECDHE_RSA_WITH_AES_265_GCM_SHA384⟧
    }
  `,
  fixed: `
    TTLSCipherParms TNCIPH
    {
      V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    }
  `,
  itemsWith: ['codes'],
  item: (context) => unknownCodes(context, ['cipher1', 'cipher2', 'cipher4'], 'cipher suite'),
});
