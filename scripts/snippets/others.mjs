// Snippets of the files around Policy Agent: Telnet profile, stack profile, CSSMTP, FTP.DATA, syslogd, STDENV.
// Facts: reference telnet, tcpip-profile, cssmtp, ftpdata, syslogd (recipes), pagent-main (environment).
import { block, columns } from './lines.mjs';

/** The Telnet profile. */
export function tn3270Snippets(choose) {
  const pick = (statement, parameter, stop, ...values) => choose('tn3270', statement, parameter, stop, ...values);
  const parms = [
    'TELNETPARMS',
    '  TTLSPORT ${1:992}          ; needs a TTLSRule with ApplicationControlled On',
    `  CONNTYPE ${pick('CONNTYPE', 'type', 2, 'SECURE', 'NEGTSECURE', 'ANY')}`,
    'ENDTELNETPARMS',
  ];
  const vtam = (port) => [
    'BEGINVTAM',
    `  PORT ${port}`,
    '  DEFAULTLUS',
    '    ${3:TLS00001..TLS00030}',
    '  ENDDEFAULTLUS',
    '  DEFAULTAPPL ${4:TSO}',
    '  ALLOWAPPL ${5:TSO*} DISCONNECTABLE',
    'ENDVTAM',
  ];
  return {
    'Secure port for AT-TLS': {
      prefix: 'tn3270-secure-port',
      description: 'TELNETPARMS and BEGINVTAM of a port that AT-TLS protects.',
      body: [...parms, ...vtam('$1')],
    },
    TelnetGlobals: {
      prefix: 'tn3270-globals',
      description: 'What holds for all ports of the server.',
      body: ['TELNETGLOBALS', '  TCPIPJOBNAME ${1:TCPIP}', '  INACTIVE ${2:1800}         ; seconds', '  TIMEMARK ${3:600}', '  SCANINTERVAL ${4:120}', 'ENDTELNETGLOBALS'],
    },
    TelnetParms: { prefix: 'tn3270-parms', description: 'The parameters of one port.', body: parms },
    BeginVTAM: { prefix: 'tn3270-vtam', description: 'What the clients of a port get: LU names and applications.', body: vtam('${1:992}') },
    ParmsGroup: {
      prefix: 'tn3270-parmsgroup',
      description: 'Parameters for some clients, inside BEGINVTAM; clients are chosen by an IP group.',
      body: [
        'PARMSGROUP ${1:SECGRP}',
        `  CONNTYPE ${pick('CONNTYPE', 'type', 2, 'SECURE', 'NEGTSECURE', 'ANY', 'BASIC', 'NONE')}`,
        'ENDPARMSGROUP',
        'IPGROUP ${3:BRANCH}',
        '  ${4:192.0.2.0/24}',
        'ENDIPGROUP',
        'PARMSMAP $1 $3',
      ],
    },
    Debug: {
      prefix: 'tn3270-debug',
      description: 'Messages about connections.',
      body: [
        `DEBUG CONN ${pick('DEBUG', 'level', 1, 'DETAIL', 'EXCEPTION', 'SUMMARY', 'TRACE', 'OFF')} ${pick('DEBUG', 'destination', 2, 'CONSOLE', 'JOBLOG', 'CTRACE')}`,
      ],
    },
  };
}

/** PROFILE.TCPIP. */
export function profileSnippets() {
  return {
    'AT-TLS in the stack': {
      prefix: 'attls-stack',
      description: 'Switches AT-TLS on, starts Policy Agent with the stack and reserves the ports of the servers.',
      body: [
        'TCPCONFIG TTLS',
        'AUTOLOG 5',
        '  ${1:PAGENT}',
        'ENDAUTOLOG',
        'PORT',
        '   ${2:992} TCP ${3:TN3270} NOAUTOLOG',
      ],
    },
  };
}

/** CSSMTP. */
export function cssmtpSnippets(choose) {
  const pick = (statement, parameter, stop, ...values) => choose('cssmtp', statement, parameter, stop, ...values);
  const server = (first) =>
    block('TargetServer', [
      ['TargetName', `\${${first}:mail.example.com}`],
      ['ConnectPort', `\${${first + 1}:25}`],
      ['Secure', pick('TargetServer', 'Secure', first + 2, 'Yes', 'No')],
    ]);
  return {
    'Mail server with TLS': {
      prefix: 'cssmtp-secure-server',
      description: 'A mail server over TLS; needs an outbound TTLSRule with ApplicationControlled On.',
      body: server(1),
    },
    'CSSMTP configuration': {
      prefix: 'cssmtp-file',
      description: 'A whole configuration: external writer, administrator, one mail server over TLS.',
      body: [
        'ExtWrtName         ${1:CSSMTP}',
        'MailAdministrator  ${2:postmaster@example.com}',
        'LogLevel           ${3|7,15,31,127|}',
        ...block('Options', [['TLSEhlo', 'Yes']]),
        ...server(4),
      ],
    },
  };
}

/** FTP.DATA of server and client. */
export function ftpdataSnippets(choose) {
  const pick = (statement, parameter, stop, ...values) => choose('ftpdata', statement, parameter, stop, ...values);
  const connections = [
    ['SECURE_CTRLCONN', 'PRIVATE'],
    ['SECURE_DATACONN', 'PRIVATE'],
    ['TLSRFCLEVEL', 'RFC4217'],
  ];
  return {
    'FTP server with AT-TLS': {
      prefix: 'ftp-server-attls',
      description: 'TLS for the FTP server, done by AT-TLS.',
      body: columns([
        '; needs TCPCONFIG TTLS and an inbound TTLSRule for port 21',
        ['EXTENSIONS', 'AUTH_TLS'],
        ['TLSMECHANISM', 'ATTLS'],
        ['SECURE_FTP', pick('SECURE_FTP', 'level', 1, 'ALLOWED', 'REQUIRED')],
        ['SECURE_LOGIN', pick('SECURE_LOGIN', 'level', 2, 'NO_CLIENT_AUTH', 'REQUIRED', 'VERIFY_USER')],
        ...connections,
      ]),
    },
    'FTP client with AT-TLS': {
      prefix: 'ftp-client-attls',
      description: 'TLS for the FTP client, done by AT-TLS.',
      body: columns([
        '; needs TCPCONFIG TTLS and an outbound TTLSRule for port 21',
        ['SECURE_MECHANISM', 'TLS'],
        ['TLSMECHANISM', 'ATTLS'],
        ['SECURE_FTP', pick('SECURE_FTP', 'level', 1, 'REQUIRED', 'ALLOWED')],
        ...connections,
      ]),
    },
  };
}

/** syslog.conf of z/OS. */
export function syslogdSnippets() {
  return {
    'AT-TLS trace to files': {
      prefix: 'syslogd-attls',
      description: 'Rules that catch what AT-TLS writes: its records bear the job name of the stack.',
      body: [
        '# AT-TLS writes with the job name of the TCP/IP stack, facility daemon (auth with SyslogFacility Auth). Its event,',
        '# flow and data records need priority debug: a rule with err or info drops them.',
        '*.${1:TCPIP}.${2|daemon,auth|}.debug    ${3:/var/log/%Y/%m/%d}/attls.log',
        '*.${4:PAGENT}.*.debug    $3/pagent.log',
        '*.SYSLOGD*.*.err    $3/syslogd.log',
        '*.err    $3/errors.log',
      ],
    },
    'Forward over TLS': {
      prefix: 'syslogd-forward-tls',
      description: 'Sends records to another syslog daemon over TLS (z/OS 3.1; V2R5 with PH47666); needs an outbound TTLSRule.',
      body: ['*.${1:TCPIP}.*.err    -A(destination="${2:loghost.example.com}" protocol="tcp" port="${3:6514}" secure="yes")'],
    },
    'Records to SMF': {
      prefix: 'syslogd-smf',
      description: 'Writes records as SMF type 109.',
      body: ['*.${1:TCPIP}.daemon.${2|err,warning,info,debug|}    \\$SMF'],
    },
    'Archive files every day': {
      prefix: 'syslogd-archive',
      description: 'Moves log files to data sets at a time of day; syslogd must be started with -c.',
      body: [
        'ArchiveTimeOfDay ${1:00:05}',
        'BeginArchiveParms',
        '  DSNPrefix ${2:HLQ.SYSLOG}',
        'EndArchiveParms',
        '*.${3:TCPIP}.daemon.debug    ${4:/var/log/attls.log}  -N ${5:ATTLS}',
      ],
    },
  };
}

/** Environment files of the daemons. */
export function stdenvSnippets() {
  return {
    'Environment of Policy Agent': {
      prefix: 'stdenv-pagent',
      description: 'STDENV of Policy Agent: main file, log, libraries, time zone.',
      body: [
        "PAGENT_CONFIG_FILE=//'${1:HLQ.TCPPARMS}(${2:PAGENTCF})'",
        'PAGENT_LOG_FILE=${3|SYSLOGD,/tmp/pagent.log|}',
        'LIBPATH=/usr/lib',
        'TZ=${4:EST5EDT}',
      ],
    },
    'Environment of syslogd': {
      prefix: 'stdenv-syslogd',
      description: 'Environment of the syslog daemon.',
      body: ['SYSLOGD_CONFIG_FILE=${1:/etc/syslog.conf}', 'SYSLOGD_CODEPAGE=${2:IBM-1047}', 'TZ=${3:EST5EDT}'],
    },
  };
}
