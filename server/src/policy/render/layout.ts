/**
 * In which order the displays of z/OS show the parameters of the actions. Taken from `pasearch -t` on z/OS 3.1 and
 * `netstat ttls conn detail` on z/OS 2.4 and 3.1; where no display shows a parameter, it stands next to its like.
 * A parameter of the catalogue that is not named here follows at the end of its section, so nothing coded is lost.
 */
import { statement as catalogStatement, targetOf } from '../../catalog/index.js';
import type { ActionLevel } from '../parameters.js';

export interface LayoutEntry {
  readonly parameter: string;
  /** Shown with its default when it is not coded. */
  readonly always: boolean;
}

export interface LayoutSection {
  /** Type of the statement whose parameters it shows. */
  readonly statement: string;
  /** Shown as a heading; the lines of the action itself have none. */
  readonly heading: boolean;
  readonly entries: readonly LayoutEntry[];
  readonly sections: readonly LayoutSection[];
}

const always = (...names: string[]): LayoutEntry[] => names.map((parameter) => ({ parameter, always: true }));
const coded = (...names: string[]): LayoutEntry[] => names.map((parameter) => ({ parameter, always: false }));

function section(statement: string, entries: readonly LayoutEntry[], sections: readonly LayoutSection[] = []): LayoutSection {
  return { statement, heading: true, entries: complete(statement, entries), sections };
}

function own(statement: string, entries: readonly LayoutEntry[]): LayoutSection {
  return { statement, heading: false, entries, sections: [] };
}

/** Adds the parameters of the catalogue that the layout does not name. */
function complete(statement: string, entries: readonly LayoutEntry[]): LayoutEntry[] {
  const named = new Set(entries.map((entry) => entry.parameter));
  const rest = (catalogStatement('pagent', statement)?.parameters ?? []).filter((p) => !p.tolerated && !targetOf(p) && !named.has(p.name));
  return [...entries, ...coded(...rest.map((p) => p.name))];
}

/** Parameters that are one list under two names: the second is shown with the first. */
const shownWithAnother: ReadonlySet<string> = new Set(['V3CipherSuites4Char']);

function withoutTwins(sections: readonly LayoutSection[]): LayoutSection[] {
  return sections.map((s) => ({ ...s, entries: s.entries.filter((e) => !shownWithAnother.has(e.parameter)), sections: withoutTwins(s.sections) }));
}

const connectionDetails = coded('ResetCipherTimer', 'CertificateLabel', 'ServerCertificateLabel', 'TruncatedHMAC');

const sni = (mark: typeof always): LayoutEntry[] => [
  ...mark('ServerMaxSSLFragment', 'ClientMaxSSLFragment'),
  ...coded('ClientMaxSSLFragmentLength'),
  ...mark('ServerHandshakeSNI'),
  ...coded('ServerHandshakeSNIMatch', 'ServerHandshakeSNIList'),
  ...mark('ClientHandshakeSNI'),
  ...coded('ClientHandshakeSNIMatch', 'ClientHandshakeSNIList'),
];

const protocolSwitches = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

const cipherParms = section('TTLSCipherParms', coded('V2CipherSuites', 'V3CipherSuites'));

const ldap = section('TTLSGskLdapParms', coded('GSK_LDAP_SERVER', 'GSK_LDAP_SERVER_PORT', 'GSK_LDAP_USER', 'GSK_LDAP_USER_PW'));

const httpCdp = section('TTLSGskHttpCdpParms', [
  ...always('HttpCdpEnable'),
  ...coded('HttpCdpProxyServerName'),
  ...always('HttpCdpProxyServerPort', 'HttpCdpResponseTimeout', 'HttpCdpMaxResponseSize', 'HttpCdpCacheSize', 'HttpCdpCacheEntryMaxsize'),
]);

const ocsp = section('TTLSGskOcspParms', [
  ...coded('OcspUrl'),
  ...always('OcspAiaEnable'),
  ...coded('OcspProxyServerName'),
  ...always('OcspProxyServerPort', 'OcspRetrieveViaGet', 'OcspUrlPriority', 'OcspRequestSigalg'),
  ...coded('OcspRequestSigkeylabel', 'OcspResponseSigAlgPairs'),
  ...always('OcspClientCacheSize', 'OcspCliCacheEntryMaxsize', 'OcspNonceGenEnable', 'OcspNonceCheckEnable', 'OcspNonceSize', 'OcspResponseTimeout', 'OcspMaxResponseSize', 'OcspServerStapling'),
]);

const sharedGskEntries = [
  ...coded('GSK_SYSPLEX_SIDCACHE', 'GSK_SYSPLEX_SESSION_TICKET_CACHE', 'GSK_V2_SESSION_TIMEOUT', 'GSK_V2_SIDCACHE_SIZE'),
  ...always('GSK_V3_SESSION_TIMEOUT', 'GSK_V3_SIDCACHE_SIZE', 'GSK_SESSION_TICKET_CLIENT_ENABLE'),
  ...coded('GSK_SESSION_TICKET_CLIENT_MAXCACHED'),
  ...always('GSK_SESSION_TICKET_CLIENT_MAXSIZE', 'GSK_SESSION_TICKET_SERVER_ENABLE', 'GSK_SESSION_TICKET_SERVER_ALGORITHM', 'GSK_SESSION_TICKET_SERVER_COUNT'),
];

const renegotiationAndPeers = always(
  'Renegotiation',
  'RenegotiationIndicator',
  'RenegotiationCertCheck',
  '3DesKeyCheck',
  'ClientEDHGroupSize',
  'ServerEDHGroupSize',
  'PeerMinCertVersion',
  'PeerMinDHKeySize',
  'PeerMinDsaKeySize',
  'PeerMinECCKeySize',
  'PeerMinRsaKeySize',
  'ServerScsv',
);

const groupLists = always('ClientECurves', 'ClientKeyShareGroups', 'ServerKeyShareGroups', 'ServerKexECurves', 'SignaturePairs');

/** What `pasearch -t` shows of an action, in order. */
export const pasearchLayout: Readonly<Record<ActionLevel, readonly LayoutSection[]>> = {
  group: withoutTwins([
    own('TTLSGroupAction', always('TTLSEnabled', 'CtraceClearText', 'Trace', 'FIPS140')),
    section('TTLSGroupAdvancedParms', [...always('SecondaryMap', 'SyslogFacility'), ...coded('Envfile')]),
    own('TTLSGroupAction', coded('GroupUserInstance')),
  ]),
  environment: withoutTwins([
    own('TTLSEnvironmentAction', [...coded('HandshakeRole', 'CtraceClearText', 'Trace'), ...always('SuiteBProfile')]),
    section('TTLSKeyringParms', coded('Keyring', 'KeyringPw', 'KeyringStashFile')),
    section('TTLSEnvironmentAdvancedParms', [
      ...coded('SecondaryMap'),
      ...always(...protocolSwitches, 'MiddleBoxCompatMode', 'ApplicationControlled', 'HandshakeTimeout', 'ClientAuthType', 'ResetCipherTimer'),
      ...coded('CertificateLabel', 'ServerCertificateLabel'),
      ...always('TruncatedHMAC', 'CertValidationMode'),
      ...sni(always),
      ...always('ClientExtendedMasterSecret', 'ServerExtendedMasterSecret'),
      ...renegotiationAndPeers,
    ]),
    section('TTLSSignatureParms', groupLists),
    cipherParms,
    section('TTLSGskAdvancedParms', [...sharedGskEntries, ...always('GSK_SESSION_TICKET_SERVER_KEY_REFRESH', 'GSK_SESSION_TICKET_SERVER_TIMEOUT')], [ldap, httpCdp, ocsp]),
    own('TTLSEnvironmentAction', coded('EnvironmentUserInstance')),
  ]),
  connection: withoutTwins([
    own('TTLSConnectionAction', coded('HandshakeRole', 'CtraceClearText', 'Trace')),
    section('TTLSConnectionAdvancedParms', [...coded('SecondaryMap', ...protocolSwitches, 'ApplicationControlled', 'HandshakeTimeout'), ...connectionDetails, ...sni(coded)]),
    section('TTLSSignatureParms', [...always('ClientECurves', 'ClientKeyShareGroups'), ...coded('ServerKexECurves'), ...always('SignaturePairs')]),
    cipherParms,
    own('TTLSConnectionAction', coded('ConnectionUserInstance')),
  ]),
};

/** A section without its heading, for the flat lists of netstat. */
function flat(statement: string, entries: readonly LayoutEntry[]): LayoutSection {
  return { ...section(statement, entries), heading: false };
}

const netstatSwitches = coded(...protocolSwitches);

/** What `netstat ttls conn detail` shows of an action, in order; it has no headings. */
export const netstatLayout: Readonly<Record<ActionLevel, readonly LayoutSection[]>> = {
  group: withoutTwins([
    own('TTLSGroupAction', [...coded('GroupUserInstance'), ...always('TTLSEnabled', 'CtraceClearText', 'Trace')]),
    flat('TTLSGroupAdvancedParms', always('SyslogFacility', 'SecondaryMap')),
    own('TTLSGroupAction', always('FIPS140')),
  ]),
  environment: withoutTwins([
    own('TTLSEnvironmentAction', [...coded('EnvironmentUserInstance', 'HandshakeRole'), ...always('SuiteBProfile')]),
    own('TTLSEnvironmentAdvancedParms', always('MiddleBoxCompatMode')),
    flat('TTLSKeyringParms', coded('Keyring', 'KeyringPw', 'KeyringStashFile')),
    flat('TTLSCipherParms', coded('V2CipherSuites', 'V3CipherSuites')),
    own('TTLSEnvironmentAction', coded('CtraceClearText', 'Trace')),
    own('TTLSEnvironmentAdvancedParms', [
      ...always(...protocolSwitches, 'ResetCipherTimer', 'ApplicationControlled', 'HandshakeTimeout'),
      ...coded('CertificateLabel', 'ServerCertificateLabel', 'SecondaryMap'),
      ...always('TruncatedHMAC', 'ClientMaxSSLFragment'),
      ...coded('ClientMaxSSLFragmentLength'),
      ...always('ServerMaxSSLFragment', 'ClientHandshakeSNI'),
      ...coded('ClientHandshakeSNIMatch', 'ClientHandshakeSNIList'),
      ...always('ServerHandshakeSNI'),
      ...coded('ServerHandshakeSNIMatch', 'ServerHandshakeSNIList', 'HostReferenceIdDNS', 'HostReferenceIdCN', 'HostRefWildcardValidation'),
      ...always('ClientExtendedMasterSecret', 'ServerExtendedMasterSecret'),
    ]),
    flat('TTLSSignatureParms', groupLists),
    own('TTLSEnvironmentAdvancedParms', [...always('ClientAuthType', 'CertValidationMode'), ...renegotiationAndPeers]),
    flat('TTLSGskAdvancedParms', [...sharedGskEntries, ...always('GSK_SESSION_TICKET_SERVER_TIMEOUT', 'GSK_SESSION_TICKET_SERVER_KEY_REFRESH')]),
    { ...ldap, heading: false },
    { ...httpCdp, heading: false },
    { ...ocsp, heading: false },
  ]),
  connection: withoutTwins([
    own('TTLSConnectionAction', coded('ConnectionUserInstance', 'HandshakeRole')),
    flat('TTLSCipherParms', coded('V2CipherSuites', 'V3CipherSuites')),
    own('TTLSConnectionAction', coded('CtraceClearText', 'Trace')),
    flat('TTLSConnectionAdvancedParms', [...netstatSwitches, ...coded('ResetCipherTimer', 'ApplicationControlled', 'HandshakeTimeout', 'CertificateLabel', 'ServerCertificateLabel', 'SecondaryMap', 'TruncatedHMAC')]),
    flat('TTLSSignatureParms', [...always('ClientECurves', 'ClientKeyShareGroups'), ...coded('ServerKexECurves'), ...always('SignaturePairs')]),
  ]),
};
