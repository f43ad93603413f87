import type { Objection, SecurityRules } from './profile.js';

const requirement = 'PCI DSS v4.0.1, requirement 4.2.1';
const insecure: Objection = { severity: 'error', source: requirement };

/** Systems that handle card data: no insecure protocol, algorithm or key size may be used, or be fallen back to. */
export const pciDss: SecurityRules = {
  id: 'pci-dss',
  name: 'PCI DSS v4.0.1',
  documents: [{ title: 'PCI DSS v4.0.1, requirement 4.2.1 and appendix A2 (SSL and early TLS)', url: 'https://www.pcisecuritystandards.org/document_library/' }],
  protocols: {
    SSLv2: insecure,
    SSLv3: insecure,
    TLSv1: insecure,
    'TLSv1.1': { severity: 'warning', source: requirement },
  },
  weaknesses: {
    null: insecure,
    anonymous: insecure,
    export: insecure,
    rc4: insecure,
    rc2: insecure,
    des: insecure,
    md5: insecure,
    '3des': { severity: 'warning', source: requirement },
  },
};
