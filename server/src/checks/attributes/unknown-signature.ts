import { defineCheck } from '../check.js';
import { unknownCodes } from '../support/unknown-codes.js';

/** A signature pair that the table does not have (reference: pagent-ttls, TTLSSignatureParms; codes.json, signatureAlgorithms). */
export const unknownSignature = defineCheck({
  code: 'unknown-signature',
  severity: 'warning',
  summary: 'No pair of signature and hash algorithm has this name or code.',
  explanation: `
Signature pairs are written as four hexadecimal digits, run together (\`06010501\`), or as one constant a line
(\`TLS_SIGALG_SHA256_WITH_RSA\`). An unknown code is a warning, because newer releases may have more; a value that is no
whole number of codes is an error.`,
  example: `
    TTLSSignatureParms TNSIG
    {
      SignaturePairs  ⟦TLS_SIGALG_SHA265_WITH_RSA⟧
    }
  `,
  fixed: `
    TTLSSignatureParms TNSIG
    {
      SignaturePairs  TLS_SIGALG_SHA256_WITH_RSA
    }
  `,
  itemsWith: ['codes'],
  item: (context) => unknownCodes(context, ['signature'], 'signature pair'),
});
