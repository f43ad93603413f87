/** Policies that say something definite in a layout that fixes put right. */
import fc from 'fast-check';

const statements = ['TTLSRule', 'TTLSGroupAction', 'TTLSEnvironmentAction', 'TTLSConnectionAction', 'TTLSKeyringParms', 'TTLSCipherParms', 'TTLSEnvironmentAdvancedParms', 'TTLSSignatureParms', 'IpAddr', 'PortRange', 'PortGroup', 'IpAddrGroup', 'IpTimeCondition'];
const names = ['R', 'G', 'E', 'C', 'X', 'r'];

const attributes: Readonly<Record<string, readonly string[]>> = {
  TTLSRule: ['TTLSGroupActionRef G', 'TTLSGroupActionRef g', 'TTLSEnvironmentActionRef E', 'TTLSConnectionActionRef C', 'LocalAddr ALL', 'LocalAddr 192.0.2.1', 'RemoteAddrRef X', 'LocalPortRange 2023', 'LocalPortRange 1 - 99', 'LocalPortRangeRef X', 'Direction Inbound', 'Direction Both', 'Priority 5', 'Priority 9', 'Jobname A*', 'Userid TCPIP', 'IpTimeConditionRef X'],
  TTLSGroupAction: ['TTLSEnabled On', 'TTLSEnabled Off', 'Trace 7', 'Trace 255', 'FIPS140 On', 'GroupUserInstance 3'],
  TTLSEnvironmentAction: ['HandshakeRole Server', 'HandshakeRole Client', 'EnvironmentUserInstance 1', 'SuiteBProfile Off', 'TTLSKeyringParmsRef X', 'TTLSCipherParmsRef X', 'TTLSCipherParmsRef x', 'TTLSEnvironmentAdvancedParmsRef E', 'Trace 2'],
  TTLSConnectionAction: ['HandshakeRole ServerWithClientAuth', 'TTLSCipherParmsRef X', 'TTLSSignatureParmsRef X', 'CtraceClearText Off', 'Trace 4'],
  TTLSKeyringParms: ['Keyring A/B', 'Keyring START1/TN3270', 'KeyringPw secret', 'KeyringStashFile /etc/k.sth'],
  TTLSCipherParms: ['V3CipherSuites C030', 'V3CipherSuites 352F', 'V3CipherSuites4Char C030 C02F', 'V3CipherSuites4Char 1301', 'V3CipherSuites4Char TLS_AES_128_GCM_SHA256', 'V3CipherSuites TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'V2CipherSuites 7'],
  TTLSEnvironmentAdvancedParms: ['TLSv1.3 On', 'TLSv1.2 Off', 'TLSv1.2 On', 'SSLv3 Off', 'ClientAuthType Full', 'Renegotiation Default', 'CertificateLabel my label', 'HandshakeTimeout 10', 'HandshakeTimeout 30'],
  TTLSSignatureParms: ['ClientECurves 00230024', 'ClientECurves Any', 'ClientKeyShareGroups 0023', 'SignaturePairs 06010501'],
  IpAddr: ['Addr 192.0.2.1', 'Prefix 192.0.2.0/24'],
  PortRange: ['Port 5', 'Port 7 - 9', 'Port 7 9'],
  PortGroup: ['PortRangeRef X', 'PortRange', 'PortRangeRef R'],
  IpAddrGroup: ['IpAddrRef X', 'IpAddr'],
  IpTimeCondition: ['TimeOfDayRange 22-6', 'DayOfWeekMask 0111110', 'MonthOfYearMask 111111111111', 'Timezone Local'],
};

const comment = fc.constantFrom('', '', '', '', ' # a remark', ' # tcpparms-disable-line attribute-twice', ` # ${'long '.repeat(16)}`, ' \u00a0', ' \u2026');
const opening = fc.constantFrom('\n{\n', '\n{\n', ' {\n', '{\n', '\n{ ', '\n{', ' {\n{\n', '{ ', '{\n  # tcpparms-disable-next-line bad-value\n');
const closing = fc.constantFrom('\n}\n', '\n}\n', ' }\n', '}\n', '\n}  # end\n', '\n} }\n', '\n} ', '\n}');
const between = fc.constantFrom('\n', '\n', '\n', '\n\n', '\n# tcpparms-disable-next-line attribute-twice\n', ' \n', `${' '.repeat(50)}00010000\n`);
const indent = fc.constantFrom('  ', '  ', '    ', '\t', '');

const block = fc.constantFrom(...statements).chain((type) =>
  fc
    .tuple(fc.constantFrom(...names), opening, fc.array(fc.tuple(indent, fc.constantFrom(...(attributes[type] ?? [])), comment, between), { maxLength: 5 }), closing, indent)
    .map(([name, open, lines, close, last]) => `${type} ${name}${open}${lines.map((parts, index) => (index === lines.length - 1 ? parts.slice(0, 3) : parts).join('')).join('')}${close === '\n}\n' ? `\n${last}}\n` : close}`),
);

/** A policy in such a layout. */
export const untidy = fc.tuple(fc.array(block, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\n', '\r\n')).map(([blocks, eol]) => blocks.join('').replaceAll('\n', eol));
