/**
 * Files that are something else, and must be left alone wherever they lie: each is looked at as plain text, as a member of
 * a TCPPARMS library named PAGENT1, and as a `.conf` file.
 */
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../server/src/syntax/detect.js';
import { text } from './text.js';

const others: Record<string, string> = {
  'JCL with an in-stream policy': text`
    //COPYPOL  JOB 1,MSGCLASS=H
    //S1       EXEC PGM=IEBGENER
    //SYSUT1   DD *
    TTLSRule SHOP
    {
      LocalPortRange 8000
      Direction Inbound
    }
    /*
    //SYSUT2   DD DISP=SHR,DSN=HLQ.TCPPARMS(SHOP)
  `,
  'a procedure with an environment in it': text`
    //PAGENT   PROC
    //PAGENT   EXEC PGM=PAGENT,REGION=0K
    //STDENV   DD *
    PAGENT_CONFIG_FILE=/etc/pagent.conf
    PAGENT_LOG_FILE=SYSLOGD
  `,
  'JCL comments first': text`
    //* TTLSConfig is named in the member below
    TTLSConfig /etc/pagent.ttls
  `,
  'a shell script': text`
    #!/bin/sh
    PAGENT_CONFIG_FILE=/etc/pagent.conf
    export PAGENT_CONFIG_FILE
  `,
  'a shell script that sets variables only': text`
    #!/bin/sh
    PAGENT_CONFIG_FILE=/etc/pagent.conf
    LIBPATH=/usr/lib
  `,
  'a shell script without its first line, with a here-document': text`
    cat > /etc/pagent.ttls <<EOF
    TTLSRule SHOP
    {
      LocalPortRange 8000
      Direction Inbound
    }
    EOF
  `,
  'shell exports': text`
    export PAGENT_CONFIG_FILE=/etc/pagent.conf
    export LIBPATH=/usr/lib
  `,
  REXX: text`
    /* REXX */
    address syscall
    "F PAGENT,UPDATE"
  `,
  CLIST: text`
    PROC 0
    CONTROL LIST
    ALLOC DD(POLICY) DA('HLQ.TCPPARMS(TTLS)') SHR
  `,
  Markdown: `# AT-TLS\n\nThe rule:\n\n\`\`\`\nTTLSRule SHOP\n{\n  LocalPortRange 8000\n  Direction Inbound\n}\n\`\`\`\n`,
  'prose that quotes a rule': text`
    The rule for the shop is kept short on purpose, because nobody reads long ones.
    TTLSRule SHOP
    {
      Direction Inbound
    }
    As you can see, it names a direction, but neither a port nor a group action.
    Policy Agent refuses it, and you have to look into its log to find out why.
    The log does not say which file the rule is in, nor on which line it stands.
  `,
  'a page with a link and an indented rule': text`
    See [the manual](https://www.example.com/ttls) for this rule.

        TTLSRule SHOP
        {
          LocalPortRange 8000
          Direction Inbound
          TTLSGroupActionRef GrpOn
        }
  `,
  'a list of keywords': text`
    TTLSRule
    TTLSGroupAction
    TTLSEnvironmentAction
    TTLSConnectionAction
  `,
  JSON: text`
    {
      "TTLSRule": "SHOP",
      "Direction": "Inbound"
    }
  `,
  YAML: text`
    ---
    TTLSRule: SHOP
    Direction: Inbound
  `,
  'YAML without a start': text`
    policies:
      - TTLSRule: SHOP
        Direction: Inbound
  `,
  'an Ansible play with a policy in it': text`
    - name: write the policy
      copy:
        dest: /etc/pagent.ttls
        content: |
          TTLSRule SHOP
          {
            Direction Inbound
          }
  `,
  'a long policy in an Ansible play': text`
    - copy:
        content: |
          TTLSRule SHOP
          {
            LocalPortRange 8000
            Direction Inbound
            TTLSGroupActionRef GrpOn
          }
          TTLSGroupAction GrpOn
          {
            TTLSEnabled On
          }
  `,
  'a policy as the value of a YAML key': text`
    policy: |
      TTLSRule SHOP
      {
        LocalPortRange 8000
        Direction Inbound
      }
  `,
  XML: text`
    <?xml version="1.0"?>
    <policy><code>TTLSRule SHOP</code></policy>
  `,
  HTML: text`
    <html><body><pre>
    TTLSRule SHOP
    {
      Direction Inbound
    }
    </pre></body></html>
  `,
  nginx: text`
    server {
      listen 443 ssl;
      location / {
        proxy_pass http://127.0.0.1:8080;
      }
    }
  `,
  logrotate: text`
    /var/log/pagent.log
    {
      rotate 5
      weekly
      compress
    }
  `,
  'an Apache configuration': text`
    ServerRoot "/usr/lpp/ihs"
    Listen 443
    LogLevel warn
    Timeout 300
    <VirtualHost *:443>
      ServerName www.example.com
    </VirtualHost>
  `,
  'ISC dhcpd': text`
    option domain-name "example.com";
    subnet 192.0.2.0 netmask 255.255.255.0 {
      range 192.0.2.10 192.0.2.20;
    }
  `,
  keepalived: text`
    vrrp_instance VI_1
    {
      state MASTER
      interface eth0
      priority 100
    }
  `,
  C: text`
    #include <stdio.h>
    int main(void)
    {
      return 0;
    }
  `,
  'C without includes': text`
    static int port(struct rule *r)
    {
      return r->port;
    }
  `,
  CSS: text`
    body
    {
      color: black;
    }
  `,
  Java: text`
    package com.example;
    class IpAddr
    {
      String addr;
    }
  `,
  'a Makefile': 'all: build\n\nbuild:\n\tcc -o pagent pagent.c\n',
  SQL: text`
    SELECT NAME, PORT
      FROM HOME.DEVICE
     WHERE LINK = 'OSA1'
  `,
  CSV: text`
    rule,direction,port
    SHOP,Inbound,8000
  `,
  '/etc/services': text`
    # network services
    telnet          23/tcp
    smtp            25/tcp          mail
    syslog          514/udp
    syslog-tls      6514/tcp
  `,
  '/etc/hosts': text`
    127.0.0.1   localhost
    192.0.2.1   mail.a.example.info
  `,
  'host names that look like selectors': text`
    www.shop.example.info
    mail.shop.example.info    192.0.2.9
  `,
  'syslog.conf of Linux': text`
    # /etc/syslog.conf
    auth,authpriv.*                 /var/log/auth.log
    *.*;auth,authpriv.none          -/var/log/syslog
    kern.*                          -/var/log/kern.log
    *.emerg                         *
    local7.*                        @loghost
  `,
  'rsyslog.conf': text`
    module(load="imuxsock")
    $FileOwner root
    *.info;mail.none;authpriv.none  /var/log/messages
    if $programname == 'TTLS' then /var/log/ttls.log
  `,
  'snmpd.conf': text`
    syslocation  First floor
    syscontact   Me <me@example.com>
    rocommunity  public
  `,
  'a Cisco configuration': text`
    hostname R1
    interface GigabitEthernet0/1
     ip address 192.0.2.1 255.255.255.0
    !
    ip route 0.0.0.0 0.0.0.0 192.0.2.254
    line vty 0 4
     transport input ssh
  `,
  'vsftpd.conf': text`
    anonymous_enable=NO
    ssl_enable=YES
    banner_file=/etc/banner
  `,
  'proftpd.conf': text`
    ServerName  "FTP"
    Umask       022
    Port        21
    TLSEngine   on
  `,
  'sshd_config': text`
    Port 22
    LogLevel INFO
    Banner /etc/banner
    Ciphers aes256-gcm@openssh.com
  `,
  'an INI file': text`
    [server]
    port=8000
    trace=On
  `,
  'Java properties': text`
    log.level=31
    port=8000
    keyring=START1/RING
  `,
  'an environment file of something else': text`
    # the application
    DATABASE_URL=postgres://localhost/app
    TZ=UTC
    PATH=/usr/bin
    GSK_TRACE=0xff
  `,
  'TCPIP.DATA': text`
    ; resolver
    TCPIPJOBNAME TCPIP
    HOSTNAME     SYSA
    DOMAINORIGIN EXAMPLE.COM
    NSINTERADDR  192.0.2.53
    DATASETPREFIX TCPIP
  `,
  'OMPROUTE configuration': text`
    OSPF_Interface IP_Address=192.0.2.1
      Name=OSA1L
      Subnet_Mask=255.255.255.0;
    Area Area_Number=0.0.0.0;
  `,
  'a VTAM major node': text`
    TNAPPLS  VBUILD TYPE=APPL
    TLS000*  APPL AUTH=NVPACE,EAS=1,PARSESS=NO
  `,
  HLASM: text`
    TNUSS    CSECT
             USSTAB TABLE=STDTRANS
    LOGON    USSCMD CMD=LOGON,FORMAT=BAL
             END
  `,
  COBOL: text`
           IDENTIFICATION DIVISION.
           PROGRAM-ID. PORT.
  `,
  'RACF commands': text`
    RDEFINE SERVAUTH EZB.INITSTACK.SYSA.TCPIP UACC(NONE)
    PERMIT EZB.INITSTACK.SYSA.TCPIP CLASS(SERVAUTH) ID(PAGENT) ACCESS(READ)
    SETROPTS RACLIST(SERVAUTH) REFRESH
  `,
  'FTP client output': text`
    EZA1736I FTP 192.0.2.1
    EZA1450I IBM FTP CS 3.1
    EZA1554I Connecting to: 192.0.2.1 port: 21.
  `,
  'the log of a web server': text`
    192.0.2.1 - - [02/Jun/2026:08:00:00 +0000] "GET / HTTP/1.1" 200 12
    192.0.2.1 - - [02/Jun/2026:08:00:01 +0000] "GET /a HTTP/1.1" 404 12
  `,
  'a Python log': text`
    WARNING:root:disk nearly full
    INFO:app:started
  `,
  'a syslog file of other programs': text`
    Jun  2 08:00:01 SYSA sshd[67]: Accepted publickey for USER1
    Jun  2 08:00:02 SYSA CRON[68]: job started
    Jun  2 08:00:03 SYSA inetd[69]: telnet connection
  `,
  'a syslog file with one AT-TLS record among many': text`
    Jun  2 08:00:01 SYSA sshd[67]: Accepted publickey for USER1
    Jun  2 08:00:02 SYSA CRON[68]: job started
    Jun  2 08:00:03 SYSA inetd[69]: telnet connection
    Jun  2 08:20:11 SYSA TTLS[67174439]: 08:20:11 TCPIP EZD1285I TTLS Data CONNID: 0000005A RECV CIPHER 160303007B
    Jun  2 08:00:04 SYSA sshd[67]: Connection closed
  `,
  'a job log': text`
    08.00.01 JOB00042 $HASP373 COMPILE STARTED
    08.00.02 JOB00042 IEF403I COMPILE - STARTED
    08.00.03 JOB00042 IEF404I COMPILE - ENDED
  `,
  'a mail header': text`
    From: postmaster@example.com
    To: me@example.com
    Subject: HandshakeRole
  `,
  'a diff of a policy': text`
    --- a/ttls
    +++ b/ttls
    @@ -1,4 +1,4 @@
     TTLSRule SHOP
     {
    -  LocalPortRange 8000
    +  LocalPortRange 8001
     }
  `,
  'a long diff of a policy': text`
    diff --git a/ttls b/ttls
     TTLSRule SHOP
     {
    -  LocalPortRange 8000
    +  LocalPortRange 8001
       RemoteAddr All
       Direction Inbound
       TTLSGroupActionRef GrpOn
       TTLSEnvironmentActionRef EnvShop
     }
  `,
  'a Terraform block': text`
    resource "aws_iam_policy" "shop" {
      name = "shop"
    }
  `,
  'a Jinja template': text`
    {% for rule in rules %}
    TTLSRule {{ rule.name }}
    {% endfor %}
  `,
  'a certificate': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  'a German letter': 'Sehr geehrte Damen und Herren,\nder Port 2023 ist ab morgen offen.\n',
  'a table of ports': text`
    PORT   JOB
    23     TN3270
    2023   TN3270
  `,
  'a PORT list alone': text`
    PORT 23
    LINK HOME
    START NOW
    STOP LATER
  `,
  'digits only': '0001\n0002\n0003',
  'an empty file': '',
};

describe('left alone', () => {
  test.each(Object.entries(others))('%s', (_, content) => {
    expect(detectLanguage({ path: '/repo/notes', text: content })).toBeUndefined();
    expect(detectLanguage({ path: '/repo/site.conf', text: content, languageIdNow: 'properties' })).toBeUndefined();
    if (content !== '') expect(detectLanguage({ path: '/repo/HLQ.TCPPARMS/PAGENT1', text: content })).toBeUndefined();
  });
});

test.each(['md', 'json', 'yaml', 'sh', 'jcl', 'rexx', 'xml', 'html', 'java', 'c', 'py', 'tf', 'j2', 'cbl', 'asm', 'diff'])(
  'a .%s file is what its extension says, even where no extension for it is installed',
  (extension) => {
    expect(detectLanguage({ path: `/repo/HLQ.TCPPARMS/PAGENT.${extension}`, text: 'TTLSConfig /etc/pagent.ttls' })).toBeUndefined();
  },
);

test.each(['markdown', 'json', 'yaml', 'shellscript', 'jcl', 'rexx', 'cobol', 'xml', 'hlasm'])('a document that is %s stays so', (languageIdNow) => {
  expect(detectLanguage({ path: '/repo/HLQ.TCPPARMS/PAGENT', text: 'TTLSConfig /etc/pagent.ttls', languageIdNow })).toBeUndefined();
});
