/** Complete policies, written by hand in the ways that the manuals and working installations have. */

/** Everything on its own, found by name. */
const byReference = `
# A TN3270 server on one port, and a client of another host.
TTLSRule                          TN3270
{
  LocalPortRange                  2023
  Jobname                         TN3270
  Direction                       Inbound
  Priority                        255
  TTLSGroupActionRef              gAct1~TN3270
  TTLSEnvironmentActionRef        eAct1~TN3270
  TTLSConnectionActionRef         cAct1~TN3270
}
TTLSRule                          MQ-OUT
{
  LocalAddr                       ALL
  RemoteAddrGroupRef              partners
  RemotePortGroupRef              mqPorts
  Userid                          CSQ1*
  Direction                       Outbound
  Priority                        254
  IpTimeConditionRef              office
  TTLSGroupActionRef              gAct1~TN3270
  TTLSEnvironmentActionRef        eAct2~MQ
}
TTLSGroupAction                   gAct1~TN3270
{
  TTLSEnabled                     On
  Trace                           6        # errors and info, to syslogd
  FIPS140                         Off
  TTLSGroupAdvancedParmsRef       gAdv1
}
TTLSGroupAdvancedParms            gAdv1
{
  SyslogFacility                  Auth
  Envfile                         /etc/pagent/gsk.env
}
TTLSEnvironmentAction             eAct1~TN3270
{
  HandshakeRole                   ServerWithClientAuth
  EnvironmentUserInstance         0
  TTLSKeyringParmsRef             keyR1
  TTLSCipherParmsRef              cipher1
  TTLSSignatureParmsRef           sig1
  TTLSEnvironmentAdvancedParmsRef eAdv1
}
TTLSEnvironmentAction             eAct2~MQ
{
  HandshakeRole                   Client
  TTLSKeyringParmsRef             keyR1
  TTLSCipherParmsRef              cipher1
  TTLSSignatureParmsRef           sig1
  TTLSEnvironmentAdvancedParmsRef eAdv2
}
TTLSConnectionAction              cAct1~TN3270
{
  TTLSConnectionAdvancedParmsRef  cAdv1
  CtraceClearText                 Off
}
TTLSKeyringParms                  keyR1
{
  Keyring                         START2/TN3270
}
TTLSCipherParms                   cipher1
{
  V3CipherSuites                  TLS_AES_256_GCM_SHA384
  V3CipherSuites                  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
  V3CipherSuites4Char             1301C02F
}
TTLSSignatureParms                sig1
{
  ClientECurves                   00230024
  ClientECurves                   x25519
  ClientKeyShareGroups            0023
  ClientKeyShareGroups            0029
  ServerKeyShareGroups            002300240029
  SignaturePairs                  060305030403
  SignaturePairs                  TLS_SIGALG_SHA256_WITH_RSASSA_PSS
}
TTLSEnvironmentAdvancedParms      eAdv1
{
  ClientAuthType                  SAFCheck
  TLSv1                           Off
  TLSv1.1                         Off
  TLSv1.2                         On
  TLSv1.3                         On
}
TTLSEnvironmentAdvancedParms      eAdv2
{
  TLSv1                           Off
  TLSv1.1                         Off
  TLSv1.2                         On
  TLSv1.3                         On
  HostReferenceIdDNS              mq.example.com
}
TTLSConnectionAdvancedParms       cAdv1
{
  ApplicationControlled           On
  ServerCertificateLabel          TN3270 RSA 2026
  ServerCertificateLabel          TN3270 ECC 2026
}
IpAddrGroup                       partners
{
  IpAddr
  {
    Addr                          192.0.2.1
  }
  IpAddrSet
  {
    Prefix                        198.51.100.0/24
  }
  IpAddrSet
  {
    Range                         203.0.113.1-203.0.113.9
  }
  IpAddrRef                       single
}
IpAddr                            single
{
  Addr                            2001:db8::1
}
PortGroup                         mqPorts
{
  PortRange
  {
    Port                          1414
  }
  PortRange                       high
  {
    Port                          1420 1429
  }
}
IpTimeCondition                   office
{
  DayOfWeekMask                   0111110
  TimeOfDayRange                  07:00-19:00
}
`;

/** Statements inside each other, named and not, as deep as they go. */
const inline = `
TTLSGroupAction ON
{
  TTLSEnabled On
  TTLSGroupAdvancedParms
  {
    SecondaryMap On
  }
}
TTLSEnvironmentAction FTPD
{
  HandshakeRole Server
  TTLSKeyringParms its-ring
  {
    Keyring /etc/tls/key.kdb
    KeyringStashFile /etc/tls/key.sth
  }
  TTLSCipherParms
  {
    V3CipherSuites 352F
    V3CipherSuites4Char C030C02F
  }
  TTLSEnvironmentAdvancedParms
  {
    ApplicationControlled On
    TLSv1 Off
    TLSv1.1 Off
    TLSv1.2 On
  }
  TTLSGskAdvancedParms its-parms
  {
    GSK_SYSPLEX_SIDCACHE On
    TTLSGskLdapParms
    {
      GSK_LDAP_SERVER ldap1.example.com
      GSK_LDAP_SERVER ldap2.example.com:636
      GSK_LDAP_USER cn=Directory Manager, o=Example
      GSK_LDAP_USER_PW secret
    }
    TTLSGskOcspParms
    {
      OcspUrl http://ocsp.example.com/a?b=c
      OcspAiaEnable On
    }
    TTLSGskHttpCdpParms its-cdp
    {
      HttpCdpEnable On
    }
  }
}
TTLSConnectionAction FTPD
{
  TTLSConnectionAdvancedParms
  {
    CertificateLabel FTPD
  }
  TTLSSignatureParms
  {
    ClientECurves Any
  }
}
TTLSRule FTPD
{
  TTLSConnectionActionRef FTPD
  TTLSEnvironmentActionRef FTPD
  TTLSGroupActionRef ON
  IpTimeCondition
  {
    MonthOfYearMask 111111111111
  }
  IpTimeCondition summer
  {
    ConditionTimeRange 20260601000000:20260831235959
  }
  Direction Both
  LocalPortRange 20-21
}
TTLSRule Rest
{
  RemoteAddr 0.0.0.0/0
  Direction Both
  TTLSGroupActionRef OFF
}
TTLSGroupAction OFF
{
  TTLSEnabled Off
}
`;

export const policies: readonly (readonly [name: string, text: string])[] = [
  ['statements found by name', byReference.trimStart()],
  ['statements inside each other', inline.trimStart()],
];
