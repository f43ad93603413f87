import type { Objection, SecurityRules } from './profile.js';

const tooOld: Objection = { severity: 'error', source: 'CNSA, RFC 9151, section 5' };
const broken: Objection = { severity: 'error', source: 'CNSA, RFC 9151' };

/**
 * National security systems of the US, by the profile of the CNSA suite for TLS 1.2 and 1.3. It allows further suites behind
 * its own for the sake of other partners, so they are a warning. The later CNSA 2.0, with algorithms that withstand quantum
 * computers, is not looked at: whether z/OS has them for TLS is not established.
 */
export const cnsa: SecurityRules = {
  id: 'cnsa',
  name: 'CNSA',
  documents: [{ title: 'RFC 9151, CNSA Suite Profile for TLS and DTLS 1.2 and 1.3', url: 'https://www.rfc-editor.org/info/rfc9151' }],
  protocols: { SSLv2: tooOld, SSLv3: tooOld, TLSv1: tooOld, 'TLSv1.1': tooOld },
  weaknesses: { null: broken, anonymous: broken, export: broken, rc4: broken, rc2: broken, des: broken, md5: broken, '3des': broken },
  approved: {
    codes: ['1302', 'C02C', 'C030', '009D', '009F'],
    others: { severity: 'warning', source: 'CNSA, RFC 9151, sections 6 and 7' },
  },
};
