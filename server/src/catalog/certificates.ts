/** Which certificates serve which suites, and which return codes the two ends of a connection show together. */
import rows from './data/certificate-compatibility.json' with { type: 'json' };
import { dataOf } from './lazy.js';
import type { Cipher, CertificateCompatibility } from './types.js';

/** Suites by kind of certificate, rules, and pairs of return codes. */
export const certificateCompatibility = dataOf<CertificateCompatibility>(rows);

type KeyTypeRow = CertificateCompatibility['byKeyType'][number];

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** The kinds of certificate that can serve a suite; all those fit for TLSv1.3 when it is a TLSv1.3 suite. */
export function certificatesFor(cipher: Cipher): readonly KeyTypeRow[] {
  if (cipher.protocols.includes('TLSv1.3')) return certificateCompatibility.byKeyType.filter((row) => row.tls13);
  return certificateCompatibility.byKeyType.filter((row) => row.suites.some((pattern) => matches(pattern, cipher.name)));
}

/** The return codes that the partner usually shows when this side shows `code`, with the reason. */
export function partnerReturnCodes(code: number): CertificateCompatibility['partnerCodes'][number] | undefined {
  return certificateCompatibility.partnerCodes.find((row) => row.here === code);
}
