/** Files that are ours: by their content, wherever they lie and whatever they are called. */
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { text } from './text.js';

const detected = (content: string, path = '/files/A1', languageIdNow = 'plaintext') => detectLanguage({ path, text: content, languageIdNow });

describe('Policy Agent', () => {
  test('an AT-TLS rule', () => {
    const rule = text`
      # the shop
      TTLSRule SHOP
      {
        LocalPortRange 8000
        Direction Inbound
        TTLSGroupActionRef GrpOn
      }
    `;
    expect(detected(rule)).toBe('pagent');
    expect(detected(rule.replace(/\n/g, '\r\n'))).toBe('pagent');
    expect(detected(rule.toUpperCase())).toBe('pagent');
    expect(detected(rule.replace(/^ +/gm, ''))).toBe('pagent');
    expect(detected(`\uFEFF${rule}`)).toBe('pagent');
    expect(detected(rule.replace(/^.*$/gm, (line, at: number) => `${line.padEnd(72)}${String(at).padStart(8, '0')}`))).toBe('pagent');
  });

  test('a lost brace does not hide it', () => {
    expect(
      detected(text`
        TTLSGroupAction GrpOn {
          TTLSEnabled On
        }
      `),
    ).toBe('pagent');
  });

  test('attributes without a value yet do not hide it', () => {
    expect(detected('TTLSCipherParms C\n{\n  V3CipherSuites\n  V3CipherSuites4Char\n}\n')).toBe('pagent');
  });

  test('a main file and an image file of one line', () => {
    expect(detected("TcpImage TCPIP //'HLQ.TCPPARMS(IMAGE1)' FLUSH PURGE 600")).toBe('pagent');
    expect(detected('TTLSConfig /etc/pagent.ttls')).toBe('pagent');
    expect(detected('TTLSConfig FLUSH PURGE')).toBe('pagent');
    expect(detected('LogLevel 31\nCommonTTLSConfig /etc/common.ttls')).toBe('pagent');
  });

  test('policies of the other disciplines', () => {
    expect(
      detected(text`
        IpFilterPolicy # the filters
        {
          FilterLogging On
          IpFilterRuleRef Allow
        }
      `),
    ).toBe('pagent');
    expect(
      detected(text`
        IDSAction Watch
        {
          ActionType Attack Log
        }
      `),
    ).toBe('pagent');
  });

  test('comments may say anything', () => {
    const comments = ['# include the common definitions', '#define the ring first', '# see [the manual](https://www.example.com)', '# - a list', '# cat <<EOF', '# ---', '# //STEP EXEC', '# {"a": 1}'];
    for (const comment of comments) {
      expect(detected(`${comment}\nTTLSRule SHOP\n{\n  Direction Inbound\n  LocalPortRange 8000\n}\n${comment}`), comment).toBe('pagent');
    }
    expect(detected('; - a list\n; [x](https://www.example.com)\nTELNETPARMS\n  PORT 23\nENDTELNETPARMS')).toBe('tn3270');
  });

  test('placeholders and words behind a value do not matter', () => {
    expect(
      detected(text`
        TTLSRule <rule-name>
        {
          RemoteAddr  <ALL | an address>
          Direction   Outbound
          ...
          TTLSGroupActionRef <group>
        }
      `),
    ).toBe('pagent');
  });
});

test('the Telnet profile', () => {
  const profile = text`
    ; a port for AT-TLS
    TelnetParms
      TTLSPort 2023   ; secure
      ConnType Secure
    EndTelnetParms
    BeginVTAM
      Port 2023
      DEFAULTLUS
        TLS00001..TLS00030
        SOMELU
      ENDDEFAULTLUS
      ALLOWAPPL *
    EndVTAM
  `;
  expect(detected(profile)).toBe('tn3270');
  expect(detected(profile.toUpperCase())).toBe('tn3270');
});

describe('the TCP/IP profile', () => {
  test('with and without Telnet blocks', () => {
    const profile = text`
      TCPCONFIG TTLS
      AUTOLOG 5
        PAGENT
      ENDAUTOLOG
      PORT
         23 TCP TN3270
        514 UDP SYSLOGD1
      DEVICE OSA1 MPCIPA
      LINK OSA1L IPAQENET OSA1
    `;
    expect(detected(profile)).toBe('tcpip-profile');
    expect(detected(`${profile}\nTELNETPARMS\n  PORT 23\nENDTELNETPARMS`)).toBe('tcpip-profile');
  });

  test('a member with one interface', () => {
    expect(
      detected(text`
        INTERFACE OSA2 DEFINE IPAQENET
                  PORTNAME OSAP2
                  IPADDR 192.0.2.1/24
      `),
    ).toBe('tcpip-profile');
  });

  test('one statement alone is enough in a library only', () => {
    expect(detected('IPCONFIG6', '/repo/USER.TCPPARMS/IPV6')).toBe('tcpip-profile');
    expect(detected('IPCONFIG6', '/repo/IPV6')).toBeUndefined();
  });
});

test('CSSMTP', () => {
  expect(
    detected(text`
      ExtWrtName MAILOUT
      TargetServer
      {
        TargetIp 192.0.2.25
        Secure Yes
      }
    `),
  ).toBe('cssmtp');
});

test('FTP.DATA', () => {
  expect(
    detected(text`
      ; the server
      EXTENSIONS      AUTH_TLS
      TLSMECHANISM    ATTLS
      SECURE_FTP      ALLOWED
      BANNER          /etc/banner
    `),
  ).toBe('ftpdata');
});

describe('syslogd of z/OS', () => {
  test('rules with user and job name', () => {
    expect(detected('*.TCPIP.daemon.debug  /var/log/attls\n*.err /var/log/errors')).toBe('syslogd');
    expect(detected('*.TCPIP.*.none; \n*.PAGENT.*.* /var/log/all')).toBe('syslogd');
  });
  test('destinations and options that only z/OS has', () => {
    expect(detected('auth.* /var/log/auth -F 640 -D 770')).toBe('syslogd');
    expect(detected('*.err $SMF')).toBe('syslogd');
    expect(detected('*.crit -A(destination="192.0.2.9" protocol="tcp" secure="yes")')).toBe('syslogd');
    expect(detected('*.info /var/log/%Y/%m/%d/info')).toBe('syslogd');
  });
});

test('QoS policy, whose keywords other software has too', () => {
  expect(detected('PolicyRule terminals\n{\n  SourcePortRange  2023\n  PolicyActionReference  first\n}')).toBe('pagent');
  expect(detected('PolicyRule {\n  name = "terminals"\n  action = "allow"\n}')).toBeUndefined();
});

test('the environment file of Policy Agent', () => {
  expect(detected("PAGENT_CONFIG_FILE=//'HLQ.TCPPARMS(PAGENTCF)'\nLIBPATH=/usr/lib\nTZ=EST5EDT")).toBe('stdenv');
});

describe('logs and displays', () => {
  test('pagent.log', () => {
    expect(detected("06/02 08:15:01 OBJERR :005: process_TTLS_attribute_table: Unknown attribute 'LocalAdr' for TTLSRule")).toBe('pagent-log');
    expect(detected('WARNING:005: ..pinit_fetch_policy_profile: Ignoring non-image config file')).toBe('pagent-log');
  });
  test('AT-TLS trace in a syslogd file', () => {
    expect(detected('Jun  2 08:20:11 SYSA TTLS[67174439]: 08:20:11 TCPIP EZD1285I TTLS Data CONNID: 0000005A RECV CIPHER 160303007B')).toBe('pagent-log');
  });
  test('messages on the console', () => {
    expect(
      detected(text`
        18.29.13 STC00036  EZD1287I TTLS Error RC:  401 Initial Handshake 036
           LOCAL: 192.0.2.10..2023
           REMOTE: 192.0.2.77..51844
           JOBNAME: TN3270 RULE: TN
        18.29.14 STC00036  EZZ6034I TN3270 CONN 0000005A LU **N/A** CONN DROP ERR 1030
      `),
    ).toBe('pagent-log');
  });
  test('pasearch and Netstat', () => {
    expect(
      detected(text`
        TCP/IP pasearch CS 3.1                    Image Name: TCPIP
          Date:                 06/02/2026        Time:  08:30:00
        policyRule:             TN
          Rule Type:            TTLS
      `),
    ).toBe('pasearch');
    expect(detected('EZZ2350I MVS TCP/IP NETSTAT CS V2R4       TCPIP Name: TCPIP\nEZZ2550I Client Name: TN3270')).toBe('pasearch');
  });
  test('a log in which a display stands', () => {
    expect(
      detected(text`
        18.29.13 STC00036  EZZ8771I PAGENT CONFIG POLICY PROCESSING COMPLETE FOR TCPIP : TTLS
        18.29.14 STC00036  EZD1287I TTLS Error RC:  401 Initial Handshake 036
        EZZ2350I MVS TCP/IP NETSTAT CS V2R4       TCPIP Name: TCPIP
        EZZ2550I Client Name: TN3270
      `),
    ).toBe('pagent-log');
  });
});

describe('a document that VS Code named by its extension alone', () => {
  test('is taken when its content is clear', () => {
    expect(detected('TTLSConfig /etc/pagent.ttls', '/etc/pagent.TCPIP.conf', 'properties')).toBe('pagent');
    expect(detected('*.TCPIP.daemon.debug  /var/log/attls', '/etc/syslog.conf', 'properties')).toBe('syslogd');
    expect(detected('PAGENT_CONFIG_FILE=/etc/pagent.conf', '/etc/pagent.env', 'dotenv')).toBe('stdenv');
    expect(detected('EZD1287I TTLS Error RC:  401 Initial Handshake', '/var/log/TCPIP.log', 'log')).toBe('pagent-log');
  });
  test('is left alone when the content is not clear, or the language has a meaning', () => {
    expect(detected('TTLSConfig /etc/pagent.ttls', '/repo/readme.md', 'markdown')).toBeUndefined();
    expect(detected('', '/repo/USER.TCPPARMS/PAGENT.conf', 'properties')).toBeUndefined();
  });
  test('is not ours to change when it is ours already', () => {
    expect(detected('TTLSConfig /etc/pagent.ttls', '/etc/pagent.conf', 'stdenv')).toBeUndefined();
  });
});

test('only the first 200 lines count', () => {
  expect(detected(`${'\n'.repeat(300)}TTLSConfig /etc/pagent.ttls`)).toBeUndefined();
});
