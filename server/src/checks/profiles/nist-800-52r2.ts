import type { Objection, SecurityRules } from './profile.js';

const forbidden: Objection = { severity: 'error', source: 'NIST SP 800-52 Rev. 2, section 3.1', clientSource: 'NIST SP 800-52 Rev. 2, section 4.1' };

/** Servers and clients use only suites that are made of algorithms approved by NIST. */
const notApproved: Objection = { severity: 'error', source: 'NIST SP 800-52 Rev. 2, section 3.3.1', clientSource: 'NIST SP 800-52 Rev. 2, section 4.3.1' };

/**
 * Systems of the US government. The rules for servers that only the government uses are taken, which are the stricter ones;
 * clients may use TLS 1.0 and 1.1 with servers of others.
 */
export const nist80052r2: SecurityRules = {
  id: 'nist-800-52r2',
  name: 'NIST SP 800-52 Rev. 2',
  documents: [
    { title: 'NIST SP 800-52 Rev. 2, Guidelines for the Selection, Configuration, and Use of TLS Implementations', url: 'https://doi.org/10.6028/NIST.SP.800-52r2' },
    { title: 'NIST SP 800-131A Rev. 2, Transitioning the Use of Cryptographic Algorithms and Key Lengths', url: 'https://doi.org/10.6028/NIST.SP.800-131Ar2' },
  ],
  protocols: {
    SSLv2: forbidden,
    SSLv3: forbidden,
    TLSv1: { ...forbidden, clientSeverity: 'warning' },
    'TLSv1.1': { ...forbidden, severity: 'warning' },
  },
  weaknesses: {
    null: notApproved,
    anonymous: notApproved,
    export: notApproved,
    rc4: notApproved,
    rc2: notApproved,
    des: notApproved,
    md5: notApproved,
    '3des': { severity: 'error', source: 'NIST SP 800-131A Rev. 2, Triple DES for encryption' },
    chacha20: notApproved,
    'no-forward-secrecy': { severity: 'warning', source: 'NIST SP 800-52 Rev. 2, appendix on RSA key transport' },
    sha1: { severity: 'information', source: 'NIST wants SHA-1 gone by the end of 2030' },
  },
};
