import { defineCheck } from '../check.js';
import { unknownCodes } from '../support/unknown-codes.js';

/** A curve or group that the table does not have (reference: pagent-ttls, TTLSSignatureParms; codes.json, ecCurves). */
export const unknownCurve = defineCheck({
  code: 'unknown-curve',
  severity: 'warning',
  summary: 'No elliptic curve or group has this name or number.',
  explanation: `
Curves and groups are written as four **decimal** digits, run together (\`00230024\`), or as one name a line. The number of
a trace or of another product is often the hexadecimal one: what is 0x0017 on the wire is 0023 here; the quick fix writes
the decimal number. An unknown number is a warning, because newer releases may have more groups; a value that is no whole
number of codes is an error.`,
  example: `
    TTLSSignatureParms TNSIG
    {
      ClientECurves  ⟦0017⟧
    }
  `,
  fixed: `
    TTLSSignatureParms TNSIG
    {
      ClientECurves  0023
    }
  `,
  itemsWith: ['codes'],
  item: (context) => unknownCodes(context, ['group'], 'curve or group'),
});
