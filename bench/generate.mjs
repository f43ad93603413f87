/**
 * Libraries of Policy Agent members as installations have them: a main file, an image file, a common file with what rules
 * share, and a stack file with the rules. The same arguments give the same library, byte for byte.
 */
import { random } from './random.mjs';

/** @typedef {'written' | 'assistant'} Style By hand, or as the Configuration Assistant lays policies out. */
/** @typedef {{ readonly members: Readonly<Record<string, string>>, readonly policy: string, readonly rules: number, readonly lines: number }} Library `policy` names the stack file. */

const folder = 'BENCH.TCPPARMS';
/** Rules that share one environment action. */
const rulesAnEnvironment = 4;
const applications = ['CICS', 'IMS', 'DB2', 'MQ', 'FTPD', 'TN', 'HTTP', 'LDAP', 'RACS', 'NDM', 'ZOSMF', 'SMTP'];

/**
 * @param {{ rules: number, style?: Style, seed?: number }} wanted
 * @returns {Library}
 */
export function library({ rules, style = 'written', seed = 20 }) {
  return libraryOf(stackFile(style, random(seed), (made) => made.rules < rules));
}

/**
 * The library whose stack file has at least this number of lines, and ends with the rule that reaches it.
 * @param {{ lines: number, style?: Style, seed?: number }} wanted
 * @returns {Library}
 */
export function libraryOfLines({ lines, style = 'written', seed = 20 }) {
  return libraryOf(stackFile(style, random(seed), (made) => made.lines < lines));
}

/** @param {{ text: string, rules: number, lines: number }} stack */
function libraryOf({ text, rules, lines }) {
  return { members: { PAGENTCF: mainFile, PAGENTT: imageFile, PAGENTCO: commonFile(), PAGENTTN: text }, policy: 'PAGENTTN', rules, lines };
}

const mainFile = `# Main configuration file of Policy Agent
LogLevel 31
CommonTTLSConfig //'${folder}(PAGENTCO)'
TcpImage TCPIP //'${folder}(PAGENTT)' FLUSH NOPURGE
`;

const imageFile = `# Image file of stack TCPIP
TTLSConfig //'${folder}(PAGENTTN)' FLUSH NOPURGE
`;

function commonFile() {
  const parts = ['# What the rules of every stack share\n'];
  parts.push(block('TTLSGroupAction COGROUP', ['TTLSEnabled  On', 'Trace  6']));
  parts.push(block('TTLSGroupAction COGROUPOFF', ['TTLSEnabled  Off']));
  for (const use of ['SRV', 'CLI']) {
    parts.push(block(`TTLSCipherParms CO${use}CIPH`, ['V3CipherSuites  TLS_AES_256_GCM_SHA384', 'V3CipherSuites  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'V3CipherSuites  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384']));
    parts.push(block(`TTLSEnvironmentAdvancedParms CO${use}ADV`, ['SSLv3  Off', 'TLSv1  Off', 'TLSv1.1  Off', 'TLSv1.2  On', 'TLSv1.3  On']));
    parts.push(block(`TTLSSignatureParms CO${use}SIG`, use === 'SRV' ? ['ServerKeyShareGroups  secp256r1', 'ServerKeyShareGroups  x25519'] : ['ClientECurves  secp256r1', 'ClientECurves  x25519', 'ClientKeyShareGroups  secp256r1']));
  }
  return parts.join('\n');
}

/**
 * @param {Style} style
 * @param {(below: number) => number} next
 * @param {(made: { rules: number, lines: number }) => boolean} more
 */
function stackFile(style, next, more) {
  const parts = [heading(style)];
  const made = { rules: 0, lines: linesIn(parts[0] ?? '') };
  while (more(made)) {
    const text = (style === 'written' ? writtenRule : assistantRule)(made.rules, next);
    parts.push(text);
    made.rules++;
    made.lines += linesIn(text);
  }
  return { text: parts.join(''), ...made };
}

/** @param {Style} style */
function heading(style) {
  if (style === 'written') return '# Rules of stack TCPIP, one application after the other\n\n';
  return ['##', '## AT-TLS policy of stack TCPIP', '## Made from the model of the installation; edits by hand are lost', '##', '', ''].join('\n');
}

/** @param {number} n @param {(below: number) => number} next */
function writtenRule(n, next) {
  const name = ruleName(n, next);
  const server = Math.floor(n / rulesAnEnvironment) % 3 > 0;
  const environment = `ENV${Math.floor(n / rulesAnEnvironment)}`;
  const parts = [];
  if (n % 3 === 0) parts.push(`# ${name}: asked for in change C${100000 + next(900000)}\n${next(2) ? '# Ports and addresses as agreed with the owners of the application.\n' : ''}`);
  parts.push(
    block(`TTLSRule                            ${name}`, [
      server ? `LocalAddr                         ${address(n)}` : `RemoteAddr                        ${address(n)}`,
      `${server ? 'LocalPortRange ' : 'RemotePortRange'}                   ${port(n)}`,
      ...(next(3) === 0 ? [`JobName                           ${jobName(n)}`] : []),
      `Direction                         ${server ? 'Inbound' : 'Outbound'}`,
      `Priority                          ${1 + (n % 2000)}${next(6) === 0 ? '   # after the rules above' : ''}`,
      'TTLSGroupActionRef                COGROUP',
      `TTLSEnvironmentActionRef          ${environment}`,
    ]),
  );
  if (n % rulesAnEnvironment === 0) parts.push('\n', writtenEnvironment(environment, server, next));
  parts.push('\n');
  return parts.join('');
}

/** @param {string} name @param {boolean} server @param {(below: number) => number} next */
function writtenEnvironment(name, server, next) {
  const use = server ? 'SRV' : 'CLI';
  return [
    `TTLSEnvironmentAction               ${name}`,
    '{',
    `  HandshakeRole                     ${server ? 'Server' : 'Client'}`,
    '  TTLSKeyringParms',
    '  {',
    `    Keyring                         ${jobName(next(5000))}/TLSRING`,
    '  }',
    `  TTLSCipherParmsRef                CO${use}CIPH`,
    `  TTLSEnvironmentAdvancedParmsRef   CO${use}ADV`,
    // Forgotten here and there, as in life: the checks have something to say.
    ...(next(50) > 0 ? [`  TTLSSignatureParmsRef             CO${use}SIG`] : []),
    '}',
    '',
  ].join('\n');
}

/** Every rule with actions, addresses and ports of its own. @param {number} n @param {(below: number) => number} next */
function assistantRule(n, next) {
  const name = `${ruleName(n, next)}~${n + 1}`;
  const server = n % 3 > 0;
  const [near, far] = server ? ['Local', 'Remote'] : ['Remote', 'Local'];
  return [
    block(`TTLSRule                          ${name}`, [
      `${near}AddrRef                    addr${n + 1}`,
      `${far}Addr                       All`,
      `${near}PortRangeRef               portR${n + 1}`,
      `${far}PortRange                  1024-65535`,
      `Direction                       ${server ? 'Inbound' : 'Outbound'}`,
      `Priority                        ${1 + (n % 2000)}`,
      `TTLSGroupActionRef              COGROUP`,
      `TTLSEnvironmentActionRef        eAct${n + 1}~${name}`,
      `TTLSConnectionActionRef         cAct${n + 1}~${name}`,
    ]),
    block(`TTLSEnvironmentAction             eAct${n + 1}~${name}`, [
      `HandshakeRole                   ${server ? 'Server' : 'Client'}`,
      'EnvironmentUserInstance         0',
      `TTLSKeyringParmsRef             keyR${n + 1}`,
    ]),
    block(`TTLSConnectionAction              cAct${n + 1}~${name}`, [
      `HandshakeRole                   ${server ? 'Server' : 'Client'}`,
      `TTLSCipherParmsRef              CO${server ? 'SRV' : 'CLI'}CIPH`,
      `TTLSConnectionAdvancedParmsRef  cAdv${n + 1}`,
      'CtraceClearText                 Off',
      'Trace                           2',
    ]),
    block(`TTLSConnectionAdvancedParms       cAdv${n + 1}`, ['SSLv3                           Off', 'TLSv1                           Off', 'TLSv1.1                         Off', 'TLSv1.2                         On']),
    block(`TTLSKeyringParms                  keyR${n + 1}`, [`Keyring                         ${jobName(next(5000))}/TLSRING`]),
    block(`IpAddr                            addr${n + 1}`, [`Addr                            ${address(n)}`]),
    block(`PortRange                         portR${n + 1}`, [`Port                            ${port(n)}`]),
  ].join('');
}

/** @param {string} head @param {readonly string[]} attributes */
function block(head, attributes) {
  return `${head}\n{\n${attributes.map((each) => `  ${each}\n`).join('')}}\n`;
}

/** @param {number} n @param {(below: number) => number} next */
const ruleName = (n, next) => `${applications[next(applications.length)]}_${n + 1}`;
/** @param {number} n */
const jobName = (n) => `JOB${String(n % 100_000).padStart(5, '0')}`;
/** No two rules within 50 million share both an address and a port. @param {number} n */
const address = (n) => `10.${Math.floor(n / 64_516) % 256}.${1 + (Math.floor(n / 254) % 254)}.${1 + (n % 254)}`;
/** @param {number} n */
const port = (n) => 1024 + (n % 40_000);

/** @param {string} text */
export function linesIn(text) {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/**
 * A JSON document about as large as `size`, with the nesting and the lengths of names of a policy.
 * @param {number} size In characters.
 */
export function jsonOfSize(size) {
  return ofSize(size, '{\n', '}\n', (n) => `${n > 0 ? ',\n' : ''}  "RULE_${n}": {\n    "LocalAddr": "${address(n)}",\n    "LocalPortRange": ${port(n)},\n    "Direction": "Inbound",\n    "Priority": ${1 + (n % 2000)},\n    "TTLSGroupActionRef": "COGROUP",\n    "TTLSKeyringParms": {\n      "Keyring": "${jobName(n)}/TLSRING"\n    }\n  }`);
}

/**
 * A style sheet about as large as `size`, with the lengths of names of a policy.
 * @param {number} size In characters.
 */
export function cssOfSize(size) {
  return ofSize(size, '/* rules */\n', '', (n) => `.rule-${n} {\n  --local-addr: "${address(n)}";\n  width: ${port(n)}px;\n  direction: ltr;\n  z-index: ${1 + (n % 2000)};\n  background-color: #0${String(n % 100_000).padStart(5, '0')};\n  font-family: "${jobName(n)}";\n}\n`);
}

/** @param {number} size @param {string} head @param {string} foot @param {(n: number) => string} each */
function ofSize(size, head, foot, each) {
  const parts = [head];
  let length = head.length + foot.length;
  for (let n = 0; length < size; n++) {
    const part = each(n);
    parts.push(part);
    length += part.length;
  }
  return parts.join('') + foot;
}

/**
 * Lines of a syslogd file with AT-TLS records: connections that are mapped, shake hands, send data; one in fifty fails.
 * @param {number} size In bytes, at least.
 * @returns {Generator<string>} Parts of some hundred kilobytes.
 */
export function* logOfSize(size, seed = 20) {
  const next = random(seed);
  let written = 0;
  for (let connection = 1; written < size; ) {
    let part = '';
    while (part.length < 500_000) part += connectionRecords(connection++, next);
    written += part.length;
    yield part;
  }
}

/** @param {number} n @param {(below: number) => number} next */
function connectionRecords(n, next) {
  const id = n.toString(16).toUpperCase().padStart(8, '0');
  const clock = `${String(n % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}`;
  const failed = next(50) === 0;
  const ends = `LOCAL: 10.1.1.5..${port(n)} REMOTE: ${address(n)}..${1024 + next(60_000)} JOBNAME: ${jobName(n)} USERID: SRVUSER`;
  const rule = `TN_${1 + (n % 1000)}`;
  const ids = `GRPID: 00000002 ENVID: ${(n % 4096).toString(16).toUpperCase().padStart(8, '0')} CONNID: ${id}`;
  const records = [
    `EZD1281I TTLS Map   CONNID: ${id} ${ends} TYPE: InBound STATUS: Enabled RULE: ${rule} ACTIONS: COGROUP ENV${n % 250} **N/A**`,
    `EZD1284I TTLS Flow  ${ids} RC:    0 Call GSK_SECURE_SOCKET_OPEN - 000000507E1B3F20`,
    `EZD1284I TTLS Flow  ${ids} RC:    0 Set GSK_SESSION_TYPE - SERVER`,
    `EZD1285I TTLS Data  CONNID: ${id} RECV CIPHER 1603010200`,
    `EZD1284I TTLS Flow  ${ids} RC: ${failed ? ' 402' : '   0'} Call GSK_SECURE_SOCKET_INIT - 000000507E1B3F20`,
    failed ? `EZD1286I TTLS Error ${ids} ${ends} RULE: ${rule} RC:  402 Initial Handshake` : `EZD1283I TTLS Event ${ids} RC:    0 Initial Handshake`,
  ];
  return records.map((record) => `Sep 14 ${clock} SYSA TTLS[83886152]: ${clock} TCPIP    ${record}\n`).join('');
}
