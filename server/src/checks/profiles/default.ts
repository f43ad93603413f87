import type { SecurityRules } from './profile.js';

/** What the IETF forbids, or calls broken: good for every site. */
export const defaultRules: SecurityRules = {
  id: 'default',
  name: 'default',
  documents: [
    { title: 'RFC 9325, Recommendations for Secure Use of TLS and DTLS (BCP 195)', url: 'https://www.rfc-editor.org/info/rfc9325' },
    { title: 'RFC 8996, Deprecating TLS 1.0 and TLS 1.1', url: 'https://www.rfc-editor.org/info/rfc8996' },
    { title: 'RFC 7568, Deprecating Secure Sockets Layer Version 3.0', url: 'https://www.rfc-editor.org/info/rfc7568' },
    { title: 'RFC 7465, Prohibiting RC4 Cipher Suites', url: 'https://www.rfc-editor.org/info/rfc7465' },
    { title: 'RFC 6176, Prohibiting Secure Sockets Layer (SSL) Version 2.0', url: 'https://www.rfc-editor.org/info/rfc6176' },
  ],
  protocols: {
    SSLv2: { severity: 'warning', source: 'RFC 6176' },
    SSLv3: { severity: 'warning', source: 'RFC 7568' },
    TLSv1: { severity: 'warning', source: 'RFC 8996' },
    'TLSv1.1': { severity: 'warning', source: 'RFC 8996' },
  },
  weaknesses: {
    null: { severity: 'warning', source: 'RFC 9325' },
    anonymous: { severity: 'warning', source: 'RFC 9325' },
    export: { severity: 'warning', source: 'RFC 9325' },
    rc4: { severity: 'warning', source: 'RFC 7465' },
    rc2: { severity: 'warning', source: 'RFC 9325' },
    des: { severity: 'warning', source: 'RFC 9325' },
    md5: { severity: 'warning', source: 'RFC 9325' },
    '3des': { severity: 'warning', source: 'RFC 9325' },
  },
};
