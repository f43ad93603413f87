/**
 * The AT-TLS statements with all their attributes, as the manuals have them, written down a second time: the catalogue is held
 * against this list, and the checks against what it says may be written.
 *
 * Behind an attribute stands what it takes: words (in any case), a range of numbers, the name of a statement (`-> Type`), an
 * inline statement (`{ Type }`), or a kind of value. `+`: may be repeated. `?`: may stand there, but is not known to; never offered.
 */
const list = `
TTLSRule
  LocalAddr                   All | address | prefix | range
  LocalAddrRef                -> IpAddr
  LocalAddrSetRef             -> IpAddrSet
  LocalAddrGroupRef           -> IpAddrGroup
  RemoteAddr                  All | address | prefix | range
  RemoteAddrRef               -> IpAddr
  RemoteAddrSetRef            -> IpAddrSet
  RemoteAddrGroupRef          -> IpAddrGroup
  LocalPortRange              ports
  LocalPortRangeRef           -> PortRange
  LocalPortGroupRef           -> PortGroup
  RemotePortRange             ports
  RemotePortRangeRef          -> PortRange
  RemotePortGroupRef          -> PortGroup
  Jobname                     jobname
  Userid                      jobname
  Direction                   Inbound | Outbound | Both
  Priority                    1..2000000000
  IpTimeCondition+            { IpTimeCondition }
  IpTimeConditionRef+         -> IpTimeCondition
  TTLSGroupActionRef          -> TTLSGroupAction
  TTLSEnvironmentActionRef    -> TTLSEnvironmentAction
  TTLSConnectionActionRef     -> TTLSConnectionAction
TTLSGroupAction
  TTLSEnabled                  On | Off
  CtraceClearText              On | Off
  Trace                        0..255
  TTLSGroupAdvancedParms       { TTLSGroupAdvancedParms }
  TTLSGroupAdvancedParmsRef    -> TTLSGroupAdvancedParms
  FIPS140                      Off | On | Level1 | Level2 | Level3
  GroupUserInstance            0..65535
TTLSGroupAdvancedParms
  SecondaryMap      On | Off
  SyslogFacility    Daemon | Auth
  Envfile           path
TTLSEnvironmentAction
  TTLSKeyringParms                   { TTLSKeyringParms }
  TTLSKeyringParmsRef                -> TTLSKeyringParms
  HandshakeRole                      Client | Server | ServerWithClientAuth
  SuiteBProfile                      Off | 128 | 128Min | 192 | 192Min | All
  TTLSCipherParms                    { TTLSCipherParms }
  TTLSCipherParmsRef                 -> TTLSCipherParms
  TTLSSignatureParms                 { TTLSSignatureParms }
  TTLSSignatureParmsRef              -> TTLSSignatureParms
  CtraceClearText                    On | Off
  Trace                              0..255
  TTLSEnvironmentAdvancedParms       { TTLSEnvironmentAdvancedParms }
  TTLSEnvironmentAdvancedParmsRef    -> TTLSEnvironmentAdvancedParms
  TTLSGskAdvancedParms               { TTLSGskAdvancedParms }
  TTLSGskAdvancedParmsRef            -> TTLSGskAdvancedParms
  EnvironmentUserInstance            0..65535
  TTLSGskLdapParms?                  { TTLSGskLdapParms }
  TTLSGskLdapParmsRef?               -> TTLSGskLdapParms
TTLSConnectionAction
  HandshakeRole                     Client | Server | ServerWithClientAuth
  TTLSCipherParms                   { TTLSCipherParms }
  TTLSCipherParmsRef                -> TTLSCipherParms
  TTLSSignatureParms                { TTLSSignatureParms }
  TTLSSignatureParmsRef             -> TTLSSignatureParms
  CtraceClearText                   On | Off
  Trace                             0..255
  TTLSConnectionAdvancedParms       { TTLSConnectionAdvancedParms }
  TTLSConnectionAdvancedParmsRef    -> TTLSConnectionAdvancedParms
  ConnectionUserInstance            0..65535
TTLSEnvironmentAdvancedParms
  SSLv2                         On | Off
  SSLv3                         On | Off
  TLSv1                         On | Off
  TLSv1.1                       On | Off
  TLSv1.2                       On | Off
  TLSv1.3                       On | Off
  MiddleBoxCompatMode           On | Off
  ApplicationControlled         On | Off
  HandshakeTimeout              0..600
  ResetCipherTimer              0..1440
  CertificateLabel              label
  ServerCertificateLabel+       label
  SecondaryMap                  On | Off
  TruncatedHMAC                 Required | Optional | Off
  ClientMaxSSLFragment          Required | Optional | Off
  ClientMaxSSLFragmentLength    512 | 1024 | 2048 | 4096
  ServerMaxSSLFragment          Required | Optional | Off
  ClientHandshakeSNI            Required | Optional | Off
  ClientHandshakeSNIMatch       Required | Optional
  ClientHandshakeSNIList+       text
  ServerHandshakeSNI            Required | Optional | Off
  ServerHandshakeSNIMatch       Required | Optional
  ServerHandshakeSNIList+       text
  HostReferenceIdDNS+           text
  HostReferenceIdCN+            text
  HostRefWildcardValidation     On | Off
  Renegotiation                 Default | Disabled | Disable | All | Abbreviated
  RenegotiationIndicator        Optional | Client | Server | Both
  RenegotiationCertCheck        Off | On
  ClientAuthType                PassThru | Full | Required | SAFCheck
  CertValidationMode            Any | RFC2459 | RFC3280 | RFC5280
  3DesKeyCheck                  On | Off
  ClientEDHGroupSize            Legacy | 2048
  ServerEDHGroupSize            Legacy | 2048 | Match
  PeerMinCertVersion            3 | Any
  PeerMinDHKeySize              0..2048
  PeerMinDsaKeySize             0..2048
  PeerMinECCKeySize             0..521
  PeerMinRsaKeySize             0..4096
  ServerScsv                    On | Off
  ClientExtendedMasterSecret    On | Off | Required
  ServerExtendedMasterSecret    On | Off | Required
TTLSConnectionAdvancedParms
  SSLv2                         On | Off
  SSLv3                         On | Off
  TLSv1                         On | Off
  TLSv1.1                       On | Off
  TLSv1.2                       On | Off
  TLSv1.3                       On | Off
  ApplicationControlled         On | Off
  HandshakeTimeout              0..600
  ResetCipherTimer              0..1440
  CertificateLabel              label
  ServerCertificateLabel+       label
  SecondaryMap                  On | Off
  TruncatedHMAC                 Required | Optional | Off
  ClientMaxSSLFragment          Required | Optional | Off
  ClientMaxSSLFragmentLength    512 | 1024 | 2048 | 4096
  ServerMaxSSLFragment          Required | Optional | Off
  ClientHandshakeSNI            Required | Optional | Off
  ClientHandshakeSNIMatch       Required | Optional
  ClientHandshakeSNIList+       text
  ServerHandshakeSNI            Required | Optional | Off
  ServerHandshakeSNIMatch       Required | Optional
  ServerHandshakeSNIList+       text
  HostReferenceIdDNS+           text
  HostReferenceIdCN+            text
  HostRefWildcardValidation     On | Off
  ClientExtendedMasterSecret    On | Off | Required
  ServerExtendedMasterSecret    On | Off | Required
  Renegotiation?                Default | Disabled | Disable | All | Abbreviated
  RenegotiationIndicator?       Optional | Client | Server | Both
  RenegotiationCertCheck?       Off | On
  ClientAuthType?               PassThru | Full | Required | SAFCheck
  CertValidationMode?           Any | RFC2459 | RFC3280 | RFC5280
  3DesKeyCheck?                 On | Off
  ClientEDHGroupSize?           Legacy | 2048
  ServerEDHGroupSize?           Legacy | 2048 | Match
  PeerMinCertVersion?           3 | Any
  PeerMinDHKeySize?             0..2048
  PeerMinDsaKeySize?            0..2048
  PeerMinECCKeySize?            0..521
  PeerMinRsaKeySize?            0..4096
  ServerScsv?                   On | Off
  MiddleBoxCompatMode?          On | Off
TTLSKeyringParms
  Keyring             text
  KeyringPw           text
  KeyringStashFile    path
TTLSCipherParms
  V2CipherSuites+        ciphers1
  V3CipherSuites+        ciphers2
  V3CipherSuites4Char+   ciphers4
TTLSSignatureParms
  ClientECurves+          groups
  ClientKeyShareGroups+   groups
  ServerKeyShareGroups+   groups
  ServerKexECurves+       groups
  SignaturePairs+         signatures
  SignaturePairsCert+     signatures
TTLSGskAdvancedParms
  TTLSGskLdapParms                         { TTLSGskLdapParms }
  TTLSGskLdapParmsRef                      -> TTLSGskLdapParms
  TTLSGskOcspParms                         { TTLSGskOcspParms }
  TTLSGskOcspParmsRef                      -> TTLSGskOcspParms
  TTLSGskHttpCdpParms                      { TTLSGskHttpCdpParms }
  TTLSGskHttpCdpParmsRef                   -> TTLSGskHttpCdpParms
  GSK_SYSPLEX_SIDCACHE                     On | Off
  GSK_SYSPLEX_SESSION_TICKET_CACHE         On | Off
  GSK_V2_SESSION_TIMEOUT                   0..100
  GSK_V2_SIDCACHE_SIZE                     0..32000
  GSK_V3_SESSION_TIMEOUT                   0..86400
  GSK_V3_SIDCACHE_SIZE                     0..64000
  GSK_SESSION_TICKET_CLIENT_ENABLE         On | Off
  GSK_SESSION_TICKET_CLIENT_MAXCACHED      1..128
  GSK_SESSION_TICKET_CLIENT_MAXSIZE        0..2147483647
  GSK_SESSION_TICKET_SERVER_ENABLE         On | Off
  GSK_SESSION_TICKET_SERVER_ALGORITHM      AESCBC128 | AESCBC256
  GSK_SESSION_TICKET_SERVER_COUNT          0..16
  GSK_SESSION_TICKET_SERVER_KEY_REFRESH    0..604800
  GSK_SESSION_TICKET_SERVER_TIMEOUT        1..604800
  AIACDPPriority                           On | Off
  CrlSigAlgPairs+                          signatures
  MaxSrcRevExtLocValues                    0..256
  MaxValidRevExtLocValues                  0..1024
  RevocationSecurityLevel                  Low | Medium | High
TTLSGskLdapParms
  GSK_LDAP_SERVER+          text
  GSK_LDAP_USER             text
  GSK_LDAP_USER_PW          text
  GSK_LDAP_SERVER_PORT      1..65535
  GSK_CRL_CACHE_TIMEOUT     0..720
  GSK_CRL_SECURITY_LEVEL    Low | Medium | High
  CRLCacheSize              -1..32000
  CRLCacheEntryMaxsize      0..2147483647
  CRLCacheExtended          On | Off
  CRLCacheTempCRL           On | Off
  CRLCacheTempCRLTimeout    1..720
  LDAPResponseTimeout       0..43200
  CrlSigAlgPairs+?          signatures
TTLSGskHttpCdpParms
  HttpCdpEnable               On | Off
  HttpCdpProxyServerName      text
  HttpCdpProxyServerPort      1..65535
  HttpCdpResponseTimeout      0..43200
  HttpCdpMaxResponseSize      0..2147483647
  HttpCdpCacheSize            0..32000
  HttpCdpCacheEntryMaxsize    0..2147483647
  CrlSigAlgPairs+?            signatures
TTLSGskOcspParms
  OcspUrl                     text
  OcspAiaEnable               On | Off
  OcspProxyServerName         text
  OcspProxyServerPort         1..65535
  OcspRetrieveViaGet          On | Off
  OcspUrlPriority             On | Off
  OcspRequestSigkeylabel      label
  OcspRequestSigalg           signatures
  OcspResponseSigAlgPairs+    signatures
  OcspServerStapling          Off | Any | EndEntity
  OcspClientCacheSize         0..32000
  OcspCliCacheEntryMaxsize    0..32000
  OcspNonceGenEnable          On | Off
  OcspNonceCheckEnable        On | Off
  OcspNonceSize               8..256
  OcspResponseTimeout         0..43200
  OcspMaxResponseSize         0..2147483647
IpAddr
  Addr    address
IpAddrSet
  Prefix    prefix
  Range     range
IpAddrGroup
  IpAddr+         { IpAddr }
  IpAddrRef+      -> IpAddr
  IpAddrSet+      { IpAddrSet }
  IpAddrSetRef+   -> IpAddrSet
PortRange
  Port    ports
PortGroup
  PortRange+      { PortRange }
  PortRangeRef+   -> PortRange
IpTimeCondition
  ConditionTimeRange    dates
  MonthOfYearMask       months
  DayOfMonthMask        days of the month
  DayOfWeekMask         days of the week
  TimeOfDayRange+       times
  TimeZone?             time zone
`;

export interface Attribute {
  readonly statement: string;
  readonly name: string;
  readonly repeatable: boolean;
  readonly tolerated: boolean;
  /** What it takes, as in the list. */
  readonly takes: string;
}

/** All attributes, by statement. */
export const attlsStatements: ReadonlyMap<string, readonly Attribute[]> = read();

function read(): Map<string, Attribute[]> {
  const statements = new Map<string, Attribute[]>();
  let attributes: Attribute[] = [];
  let statement = '';
  for (const line of list.split('\n').filter(Boolean)) {
    const match = /^  ([^ +?]+)([+?]*) +(.+)$/.exec(line);
    if (!match) statements.set((statement = line), (attributes = []));
    else attributes.push({ statement, name: match[1] as string, repeatable: match[2]?.includes('+') === true, tolerated: match[2]?.includes('?') === true, takes: match[3] as string });
  }
  return statements;
}

/** The type behind `-> Type` or `{ Type }`. */
export function typeIn({ takes }: Attribute): string {
  return takes.replace(/^-> |^\{ | \}$/g, '');
}

export const isReference = ({ takes }: Attribute): boolean => takes.startsWith('-> ');
export const isInline = ({ takes }: Attribute): boolean => takes.startsWith('{');
