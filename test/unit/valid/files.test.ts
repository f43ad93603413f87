/** Main and image files, and files of which little is known: what is valid, or not known to be wrong, is left in peace. */
import { describe, expect, test } from 'vitest';
import { findingsOf, folder, type Members } from '../../support/library.js';

const policy = `
  TTLSRule TN3270
  {
    LocalPortRange      2023
    Direction           Inbound
    TTLSGroupActionRef  TNGA
  }
  TTLSGroupAction TNGA
  {
    TTLSEnabled  Off
  }
`;

/** Errors and warnings. */
function complaints(given: Members): string[] {
  return findingsOf(given)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ uri, code, message }) => `${uri.slice(folder.length)}: ${code}: ${message}`);
}

describe('the main file', () => {
  test.each([
    ['with path, keywords and interval', "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE 600"],
    ['without interval', 'tcpimage TCPIP /etc/IMAGE NOFLUSH NOPURGE'],
    ['with one keyword', "TCPIMAGE TCPIP //'USER.TCPPARMS(IMAGE)' purge"],
    ['with the keywords the other way round', "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' PURGE FLUSH 1800"],
    ['with the interval only', "PEPInstance TCPIP //'USER.TCPPARMS(IMAGE)' 2147483647"],
    ['with the name only, being its own image file', "TcpImage TCPIP\nTTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE"],
    ['with keywords but no path', "TcpImage TCPIP FLUSH PURGE 3600\nTTLSConfig //'USER.TCPPARMS(POLICY)' PURGE NOFLUSH"],
    ['without any TcpImage', "TTLSConfig //'USER.TCPPARMS(POLICY)'"],
    ['with two stacks', "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)'\nTcpImage TCPIP2 //'USER.TCPPARMS(IMAGE)'\n"],
    ['with a remark behind it', "TcpImage TCPIP /etc/IMAGE FLUSH PURGE 600 # every ten minutes"],
  ])('%s', (_name, line) => {
    expect(complaints({ PAGENTCF: `LogLevel 127\n${line}\n`, IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)'\n", POLICY: policy })).toEqual([]);
  });

  test.each(['LogLevel 511', 'LOGLEVEL 1', 'loglevel 0', 'Codepage IBM-1047', 'ClientConnection', 'ClientConnection 16310'])('%s', (line) => {
    expect(complaints({ PAGENTCF: `${line}\nTcpImage TCPIP /etc/IMAGE\n`, IMAGE: 'TTLSConfig /etc/POLICY\n', POLICY: policy })).toEqual([]);
  });

  test('the connections of policy client and policy server', () => {
    const client = `
      ServerConnection
      {
        ServerHost         policy.example.com
        ServerPort         16310
        ServerConnectWait  60
        BackupServerHost   192.0.2.9
        ServerSSL
        {
          ServerSSLv3              Off
          ServerSSLV3CipherSuites  6B50040A0306090201
          ServerSSLKeyring         PAGENT/RING
        }
      }
      TcpImage TCPIP /etc/IMAGE
    `;
    const image = `
      PolicyServer {
        ClientName  IPSecClientTCPCS
        Userid      PAGENT
        AuthBy      Password secret
        PolicyType  IPSec
        {
        }
        PolicyType  IDS
        {
          NOPURGE
          FLUSH
        }
        PolicyType  ZERT
      }
      TTLSConfig /etc/POLICY
    `;
    expect(complaints({ PAGENTCF: client, IMAGE: image, POLICY: policy })).toEqual([]);
    const server = `
      ServicesConnection
      {
        Port       16311
        ImageName  TCPIP
        Security   Secure
        Trace      2
        Keyring    PAGENT/RING
      }
      DynamicConfigPolicyLoad (.+)_SYS[0-9]{2}
      {
        PolicyType  TTLS
        {
          CommonPolicyLoad  //'ETC.COMMON.TTLS'
          PolicyLoad        //'ETC.TTLS(*)'
        }
        PolicyType  Routing
        {
          PolicyLoad  /etc/remote/$1.routing
        }
      }
      DynamicConfigPolicyLoad Rem.*
      {
        PolicyType  IPSec
        {
          PolicyLoad  //'ETC.IPSEC(*)'
        }
      }
      TcpImage TCPIP /etc/IMAGE
    `;
    expect(complaints({ PAGENTCF: server, IMAGE: 'TTLSConfig /etc/POLICY\n', POLICY: policy })).toEqual([]);
  });

  test('applications to watch, with attributes of which only the names are half known', () => {
    const main = `
      AutoMonitorApps
      {
        AppName  SYSLOGD
        {
          ProcName    EZAPOLPR
          JobName     SYSLOGD
          StartParms  -c -u -i
          EnvVar      TZ=EST5EDT
          EnvVar      LIBPATH=/usr/lib
        }
        AppName  TRMD
        {
          TcpImageName  TCPIP
          ProcName      EZAPOLPR
          JobName       TRMD1
        }
      }
      AutoMonitorParms
      {
        MonitorInterval   10
        RetryLimitCount   5
        RetryLimitPeriod  600
        SomethingNew      1
      }
      TcpImage TCPIP /etc/IMAGE
    `;
    expect(complaints({ PAGENTCF: main, IMAGE: 'TTLSConfig /etc/POLICY\n', POLICY: policy })).toEqual([]);
  });
});

describe('the image file', () => {
  test('QoS policy may stand in it', () => {
    const image = `
      TTLSConfig /etc/POLICY
      PolicyRule web
      {
        PolicyActionReference  fast
      }
      PolicyAction fast
      {
        PolicyScope  DataTraffic
      }
      SetSubnetPrioTosMask
      {
        SubnetAddr          10.10.1.5
        SubnetTosMask       11100000
        PriorityTosMapping  1 11100000 7
        PriorityTosMapping  4 00000000
      }
      PolicyPerfMonitorForSDR Enable
      {
        SamplingInterval         60
        LossRatioAndWeightFr     10 10
        TimeoutRatioAndWeightFr  0
      }
      ReadFromDirectory
      {
        LDAP_Server         192.0.2.1
        SearchPolicyBaseDN  dn:cn=policies, o=Example
        LDAP_SSL
        {
          LDAP_SSLName  x
          AnythingElse  y
        }
      }
    `;
    expect(complaints({ PAGENTCF: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: image, POLICY: policy })).toEqual([]);
  });

  test.each(['QoSConfig /etc/QOS', "IDSConfig //'USER.TCPPARMS(QOS)' NOFLUSH NOPURGE", 'IpSecConfig /etc/QOS', 'RoutingConfig /etc/QOS', 'ZERTConfig /etc/QOS FLUSH PURGE', 'Codepage IBM-1047', 'ZERTSomething /etc/QOS', 'CommonZERTConfig /etc/QOS'])(
    '%s',
    (line) => {
      expect(complaints({ PAGENTCF: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: `TTLSConfig /etc/POLICY FLUSH PURGE\n${line}\n`, POLICY: policy, QOS: '# Nothing yet.\n' })).toEqual([]);
    },
  );

  test('TTLSConfig alone takes what the common file has', () => {
    const main = "CommonTTLSConfig //'USER.TCPPARMS(POLICY)'\nTcpImage TCPIP /etc/IMAGE\n";
    for (const line of ['TTLSConfig', 'TTLSConfig FLUSH PURGE', 'TTLSConfig PURGE # nothing of its own']) expect(complaints({ PAGENTCF: main, IMAGE: `${line}\n`, POLICY: policy })).toEqual([]);
  });
});

test('a zERT policy file: its statements are not known', () => {
  const zert = `
    ZERTRule Web
    {
      LocalAddr      192.0.2.1
      IpAddrRef      HOST
      ZERTActionRef  Log
    }
    IpAddr HOST
    {
      Addr  host.example.com
    }
    IpAddrGroup G
    {
      IpAddrRef  NOWHERE
    }
    IpTimeCondition T
    {
      Something  1
    }
    TTLSRule X
    {
    }
    ZERTAction Log
    {
      Log  Yes
    }
  `;
  expect(complaints({ PAGENTCF: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: 'TTLSConfig /etc/POLICY\nZERTConfig /etc/ZERT\n', POLICY: policy, ZERT: zert })).toEqual([]);
});

describe('values that are not known to be wrong', () => {
  const inPolicy = (line: string): string[] => complaints({ PAGENTCF: 'TcpImage TCPIP /etc/IMAGE\n', IMAGE: 'TTLSConfig /etc/POLICY\n', POLICY: policy.replace('    LocalPortRange      2023\n', `    ${line}\n`) });

  test('a range of all IPv6 addresses is doubted, not refused', () => {
    expect(inPolicy('RemoteAddr ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')).toEqual(['POLICY: bad-address: RemoteAddr: the range begins with IPv6 addresses that AT-TLS refuses, and may be refused too.']);
    expect(findingsOf(policy.replace('LocalPortRange      2023', 'LocalAddr ::-2001::')).map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning bad-address']);
  });
});
