// Snippets of AT-TLS: whole rules for common applications, each action and parameter block, main and image files.
// Facts: reference pagent-ttls (applicationRoles, value tables), codes (suites, groups, TLSv1.3 rules), pagent-main.
import { block } from './lines.mjs';

/** Suites for TLSv1.3 and TLSv1.2, for RSA and ECC certificates; TLSv1.3 needs at least one of its own (return code 519). */
const suites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
];
const cipherLines = suites.map((suite) => ['V3CipherSuites', suite]);

/** A client offers shares of groups that are also among its curves (return code 517); a server takes any of its groups. */
const groups = {
  Server: [['ServerKeyShareGroups', '0023002400250029', 'P-256 P-384 P-521 x25519']],
  Client: [
    ['ClientECurves', '0023002400250029', 'P-256 P-384 P-521 x25519'],
    ['ClientKeyShareGroups', '00230029'],
  ],
};

const protocols = [
  ['TLSv1', 'Off'],
  ['TLSv1.1', 'Off'],
  ['TLSv1.2', 'On'],
  ['TLSv1.3', 'On'],
];

const trace = (stop) => ['Trace', `\${${stop}|2,6,7,0|}`];

/**
 * A rule with a group and an environment action of its own.
 * @param conditions rows of the rule; the first tab stop, its name, is added here
 * @param next the number of the first free tab stop
 */
function ruleSet({ name, conditions, direction, role, ring, next, advanced = [], heading = [] }) {
  const side = direction === 'Inbound' ? 'Server' : 'Client';
  return [
    ...heading,
    ...block(`TTLSRule \${1:${name}}`, [
      ...conditions,
      ['Direction', direction],
      ['TTLSGroupActionRef', '$1-Group'],
      ['TTLSEnvironmentActionRef', '$1-Env'],
    ]),
    '# Each group action is a process of its own: rules may share one.',
    ...block('TTLSGroupAction $1-Group', [['TTLSEnabled', 'On'], trace(next)]),
    ...block('TTLSEnvironmentAction $1-Env', [
      ['HandshakeRole', role],
      block('TTLSKeyringParms', [['Keyring', `\${${next + 1}:${ring}}`]]),
      block('TTLSCipherParms', cipherLines),
      block('TTLSSignatureParms', groups[side]),
      block('TTLSEnvironmentAdvancedParms', [...protocols, ...advanced]),
    ]),
  ];
}

const onOff = (choose, statement, parameter, stop, first = 'On') =>
  choose('pagent', statement, parameter, stop, ...(first === 'On' ? ['On', 'Off'] : ['Off', 'On']));

/** Rules for applications. `controlled` and `secondaryMap` come from what the product says of each application. */
function applications(choose) {
  const serverRole = (stop) => choose('pagent', 'TTLSEnvironmentAction', 'HandshakeRole', stop, 'Server', 'ServerWithClientAuth');
  const controlled = [['ApplicationControlled', 'On']];
  const aware = [['ApplicationControlled', 'Off']];
  const ftp = [...controlled, ['SecondaryMap', 'On']];
  return {
    'AT-TLS rule: TN3270E Telnet server': {
      prefix: 'attls-tn3270',
      description: 'Rule, group and environment action for a TTLSPORT of the Telnet server, which starts TLS itself.',
      body: ruleSet({
        name: 'TN3270',
        conditions: [
          ['LocalPortRange', '${2:992}'],
          ['Jobname', '${3:TN3270}'],
        ],
        direction: 'Inbound',
        role: serverRole(4),
        ring: 'TN3270/TNRING',
        next: 5,
        advanced: controlled,
      }),
    },
    'AT-TLS rule: FTP server': {
      prefix: 'attls-ftp-server',
      description: 'Rule, group and environment action for the FTP server; data connections follow the control connection.',
      body: ruleSet({
        name: 'FTPServer',
        conditions: [
          ['LocalPortRange', '${2:21}'],
          ['Jobname', '${3:FTPD*}'],
        ],
        direction: 'Inbound',
        role: serverRole(4),
        ring: 'FTPD/FTPRING',
        next: 5,
        advanced: ftp,
      }),
    },
    'AT-TLS rule: FTP client': {
      prefix: 'attls-ftp-client',
      description: 'Rule, group and environment action for the FTP client; data connections follow the control connection.',
      body: ruleSet({
        name: 'FTPClient',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:21}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: '*AUTH*/*',
        next: 4,
        advanced: ftp,
      }),
    },
    'AT-TLS rule: MQ channel, inbound': {
      prefix: 'attls-mq-inbound',
      description: 'Rule, group and environment action for the listener of a channel initiator.',
      body: ruleSet({
        name: 'MQInbound',
        conditions: [
          ['LocalPortRange', '${2:1414}'],
          ['Jobname', '${3:CSQ1CHIN}'],
        ],
        direction: 'Inbound',
        role: choose('pagent', 'TTLSEnvironmentAction', 'HandshakeRole', 4, 'ServerWithClientAuth', 'Server'),
        ring: '$3/MQRING',
        next: 5,
      }),
    },
    'AT-TLS rule: MQ channel, outbound': {
      prefix: 'attls-mq-outbound',
      description: 'Rule, group and environment action for channels that a channel initiator starts.',
      body: ruleSet({
        name: 'MQOutbound',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:1414}'],
          ['Jobname', '${4:CSQ1CHIN}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: '$4/MQRING',
        next: 5,
      }),
    },
    'AT-TLS rule: Zowe server': {
      prefix: 'attls-zowe',
      description: 'Rule, group and environment action for the ports of the Zowe components; client certificates are optional.',
      body: ruleSet({
        name: 'ZoweServer',
        conditions: [
          ['LocalPortRange', '${2:7551-7559}'],
          ['Jobname', '${3:ZWE1*}'],
        ],
        direction: 'Inbound',
        role: 'ServerWithClientAuth',
        ring: 'ZWESVUSR/ZWERING',
        next: 4,
        advanced: [...aware, ['ClientAuthType', choose('pagent', 'TTLSEnvironmentAdvancedParms', 'ClientAuthType', 6, 'Full', 'Required', 'SAFCheck')]],
      }),
    },
    'AT-TLS rule: Zowe client': {
      prefix: 'attls-zowe-client',
      description: 'Rule, group and environment action for what the Zowe components call: each other, and z/OSMF.',
      body: ruleSet({
        name: 'ZoweClient',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:7551-7559}'],
          ['Jobname', '${4:ZWE1*}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: 'ZWESVUSR/ZWERING',
        next: 5,
        advanced: aware,
      }),
    },
    'AT-TLS rule: Db2 server (DRDA)': {
      prefix: 'attls-db2-inbound',
      description: 'Rule, group and environment action for the secure port of a Db2 subsystem.',
      body: ruleSet({
        name: 'Db2Inbound',
        conditions: [
          ['LocalPortRange', '${2:448}'],
          ['Jobname', '${3:DB2ADIST}'],
        ],
        direction: 'Inbound',
        role: serverRole(4),
        ring: 'DB2USER/DB2RING',
        next: 5,
      }),
    },
    'AT-TLS rule: Db2 client (DRDA)': {
      prefix: 'attls-db2-outbound',
      description: 'Rule, group and environment action for a Db2 subsystem that calls another one.',
      body: ruleSet({
        name: 'Db2Outbound',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:448}'],
          ['Jobname', '${4:DB2ADIST}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: 'DB2USER/DB2RING',
        next: 5,
      }),
    },
    'AT-TLS rule: CSSMTP': {
      prefix: 'attls-cssmtp',
      description: 'Rule, group and environment action for the mail client, which starts TLS itself (TargetServer with Secure Yes).',
      body: ruleSet({
        name: 'CSSMTP',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:25}'],
          ['Jobname', '${4:CSSMTP}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: '*AUTH*/*',
        next: 5,
        advanced: controlled,
      }),
    },
    'AT-TLS rule: JES2 NJE, inbound': {
      prefix: 'attls-nje-inbound',
      description: 'Rule, group and environment action for nodes that call the network server of JES2.',
      body: ruleSet({
        name: 'NJEInbound',
        conditions: [
          ['LocalPortRange', '${2:2252}'],
          ['Jobname', '${3:JES2S*}'],
        ],
        direction: 'Inbound',
        role: choose('pagent', 'TTLSEnvironmentAction', 'HandshakeRole', 4, 'ServerWithClientAuth', 'Server'),
        ring: 'JES2USER/NJERING',
        next: 5,
      }),
    },
    'AT-TLS rule: JES2 NJE, outbound': {
      prefix: 'attls-nje-outbound',
      description: 'Rule, group and environment action for nodes that the network server of JES2 calls.',
      body: ruleSet({
        name: 'NJEOutbound',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:2252}'],
          ['Jobname', '${4:JES2S*}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: 'JES2USER/NJERING',
        next: 5,
      }),
    },
    'AT-TLS rule: outbound client': {
      prefix: 'attls-client',
      description: 'Rule, group and environment action for any program that calls a TLS server, without a change to the program.',
      body: ruleSet({
        name: 'Client',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:443}'],
          ['Jobname', '${4:MYJOB*}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: '*AUTH*/*',
        next: 5,
      }),
    },
    'AT-TLS rule: syslogd receiver': {
      prefix: 'attls-syslogd-receiver',
      description: 'Rule, group and environment action for a syslog daemon that takes messages over TLS (z/OS 3.1; V2R5 with PH47666).',
      body: ruleSet({
        name: 'SyslogReceiver',
        conditions: [
          ['LocalPortRange', '${2:6514}'],
          ['Jobname', '${3:SYSLOGD*}'],
        ],
        direction: 'Inbound',
        role: serverRole(4),
        ring: 'SYSLOGD/LOGRING',
        next: 5,
        advanced: aware,
      }),
    },
    'AT-TLS rule: syslogd sender': {
      prefix: 'attls-syslogd-sender',
      description: 'Rule, group and environment action for a syslog daemon that forwards with secure="yes" (z/OS 3.1; V2R5 with PH47666).',
      body: ruleSet({
        name: 'SyslogSender',
        conditions: [
          ['RemoteAddr', '${2:All}'],
          ['RemotePortRange', '${3:6514}'],
          ['Jobname', '${4:SYSLOGD*}'],
        ],
        direction: 'Outbound',
        role: 'Client',
        ring: '*AUTH*/*',
        next: 5,
        advanced: aware,
      }),
    },
    'AT-TLS rule: leave in the clear': {
      prefix: 'attls-off',
      description: 'A rule that keeps AT-TLS away from connections that another rule would match; it needs a higher priority.',
      body: [
        ...block('TTLSRule ${1:InTheClear}', [
          ['LocalPortRange', '${2:23}'],
          ['Direction', choose('pagent', 'TTLSRule', 'Direction', 3, 'Inbound', 'Outbound', 'Both')],
          ['Priority', '${4:2000}'],
          ['TTLSGroupActionRef', '$1-Off'],
        ]),
        ...block('TTLSGroupAction $1-Off', [['TTLSEnabled', 'Off']]),
      ],
    },
  };
}

/** One statement each. Those that may stand inline have a name all the same: without it they are for the inside of a block only. */
function statements(choose) {
  const pick = (statement, parameter, stop, ...values) => choose('pagent', statement, parameter, stop, ...values);
  return {
    TTLSRule: block('TTLSRule ${1:Rule}', [
      ['LocalPortRange', '${2:992}'],
      ['Direction', pick('TTLSRule', 'Direction', 3, 'Inbound', 'Outbound', 'Both')],
      ['TTLSGroupActionRef', '${4:Group}'],
      ['TTLSEnvironmentActionRef', '${5:Environment}'],
    ]),
    TTLSGroupAction: block('TTLSGroupAction ${1:Group}', [['TTLSEnabled', onOff(choose, 'TTLSGroupAction', 'TTLSEnabled', 2)], trace(3)]),
    TTLSEnvironmentAction: block('TTLSEnvironmentAction ${1:Environment}', [
      ['HandshakeRole', pick('TTLSEnvironmentAction', 'HandshakeRole', 2, 'Server', 'ServerWithClientAuth', 'Client')],
      block('TTLSKeyringParms', [['Keyring', '${3:USERID/RING}']]),
      ['TTLSCipherParmsRef', '${4:Ciphers}'],
      ['TTLSSignatureParmsRef', '${5:Groups}'],
      ['TTLSEnvironmentAdvancedParmsRef', '${6:Advanced}'],
    ]),
    TTLSConnectionAction: block('TTLSConnectionAction ${1:Connection}', [
      ['HandshakeRole', pick('TTLSConnectionAction', 'HandshakeRole', 2, 'Server', 'ServerWithClientAuth', 'Client')],
      ['TTLSCipherParmsRef', '${3:Ciphers}'],
      ['TTLSConnectionAdvancedParmsRef', '${4:Advanced}'],
    ]),
    TTLSGroupAdvancedParms: block('TTLSGroupAdvancedParms ${1:GroupAdvanced}', [
      ['SecondaryMap', onOff(choose, 'TTLSGroupAdvancedParms', 'SecondaryMap', 2, 'Off')],
      ['SyslogFacility', pick('TTLSGroupAdvancedParms', 'SyslogFacility', 3, 'Daemon', 'Auth')],
    ]),
    TTLSEnvironmentAdvancedParms: block('TTLSEnvironmentAdvancedParms ${1:Advanced}', [
      ...protocols,
      ['ApplicationControlled', onOff(choose, 'TTLSEnvironmentAdvancedParms', 'ApplicationControlled', 2, 'Off')],
      ['HandshakeTimeout', '${3:10}'],
    ]),
    TTLSConnectionAdvancedParms: block('TTLSConnectionAdvancedParms ${1:Advanced}', [
      ...protocols,
      ['ApplicationControlled', onOff(choose, 'TTLSConnectionAdvancedParms', 'ApplicationControlled', 2, 'Off')],
      ['CertificateLabel', '${3:Server certificate}'],
    ]),
    TTLSKeyringParms: block('TTLSKeyringParms ${1:Ring}', [['Keyring', '${2:USERID/RING}']]),
    TTLSCipherParms: block('TTLSCipherParms ${1:Ciphers}', cipherLines),
    TTLSSignatureParms: block('TTLSSignatureParms ${1:Groups}', [...groups.Client, ...groups.Server]),
    TTLSGskAdvancedParms: block('TTLSGskAdvancedParms ${1:GskAdvanced}', [
      ['GSK_V3_SESSION_TIMEOUT', '${2:86400}', 'seconds'],
      ['GSK_V3_SIDCACHE_SIZE', '${3:512}', 'entries'],
      ['RevocationSecurityLevel', pick('TTLSGskAdvancedParms', 'RevocationSecurityLevel', 4, 'Medium', 'Low', 'High')],
    ]),
    TTLSGskLdapParms: block('TTLSGskLdapParms ${1:Ldap}', [
      ['GSK_LDAP_SERVER', '${2:ldap.example.com}'],
      ['GSK_LDAP_SERVER_PORT', '${3:389}'],
      ['GSK_CRL_SECURITY_LEVEL', pick('TTLSGskLdapParms', 'GSK_CRL_SECURITY_LEVEL', 4, 'Medium', 'Low', 'High')],
    ]),
    TTLSGskHttpCdpParms: block('TTLSGskHttpCdpParms ${1:HttpCdp}', [
      ['HttpCdpEnable', onOff(choose, 'TTLSGskHttpCdpParms', 'HttpCdpEnable', 2)],
      ['HttpCdpResponseTimeout', '${3:15}', 'seconds'],
    ]),
    TTLSGskOcspParms: block('TTLSGskOcspParms ${1:Ocsp}', [
      ['OcspAiaEnable', onOff(choose, 'TTLSGskOcspParms', 'OcspAiaEnable', 2)],
      ['OcspUrl', '${3:http://ocsp.example.com}'],
      ['OcspServerStapling', pick('TTLSGskOcspParms', 'OcspServerStapling', 4, 'Off', 'Any', 'EndEntity')],
    ]),
    IpAddr: block('IpAddr ${1:Host}', [['Addr', '${2:192.0.2.1}']]),
    IpAddrSet: block('IpAddrSet ${1:Network}', [['Prefix', '${2:192.0.2.0/24}']]),
    IpAddrGroup: block('IpAddrGroup ${1:Partners}', [
      block('IpAddr', [['Addr', '${2:192.0.2.1}']]),
      block('IpAddrSet', [['Prefix', '${3:198.51.100.0/24}']]),
    ]),
    PortRange: block('PortRange ${1:Ports}', [['Port', '${2:1024-65535}']]),
    PortGroup: block('PortGroup ${1:PortSet}', [
      block('PortRange', [['Port', '${2:443}']]),
      block('PortRange', [['Port', '${3:8000-8010}']]),
    ]),
    IpTimeCondition: block('IpTimeCondition ${1:OfficeHours}', [
      ['DayOfWeekMask', '${2:0111110}', 'Sunday first'],
      ['TimeOfDayRange', '${3:08:00-18:00}'],
    ]),
  };
}

const flush = (choose, stop) => choose('pagent', 'TcpImage', 'FLUSH', stop, 'FLUSH', 'NOFLUSH');
const purge = (choose, stop) => choose('pagent', 'TcpImage', 'PURGE', stop, 'PURGE', 'NOPURGE');

/** Main and image configuration files. */
function files(choose) {
  return {
    'Main configuration file': {
      prefix: 'pagent-main',
      description: 'Main file of Policy Agent: log level, common AT-TLS definitions, one stack.',
      body: [
        '# Main configuration file: PAGENT_CONFIG_FILE in STDENV names it',
        'LogLevel  ${1|31,15,127,511|}',
        "CommonTTLSConfig  //'${2:HLQ.TCPPARMS}(${3:TTLSCOM})'",
        `TcpImage  \${4:TCPIP}  //'$2(\${5:PAGIMAGE})'  ${flush(choose, 6)} ${purge(choose, 7)} \${8:1800}`,
      ],
    },
    'Image configuration file': {
      prefix: 'pagent-image',
      description: 'Image file of a stack: names its AT-TLS policy. Policy statements do not belong here.',
      body: [
        '# Image configuration file: TcpImage in the main file names it',
        `TTLSConfig  //'\${1:HLQ.TCPPARMS}(\${2:TTLSPOL})'  ${flush(choose, 3)} ${purge(choose, 4)}`,
      ],
    },
    TcpImage: {
      prefix: prefixOf('TcpImage'),
      description: 'A stack and its image file (main file).',
      body: [`TcpImage  \${1:TCPIP}  //'\${2:HLQ.TCPPARMS}(\${3:PAGIMAGE})'  ${flush(choose, 4)} ${purge(choose, 5)} \${6:1800}`],
    },
    TTLSConfig: {
      prefix: prefixOf('TTLSConfig'),
      description: 'The AT-TLS policy of the stack (image file).',
      body: [`TTLSConfig  //'\${1:HLQ.TCPPARMS}(\${2:TTLSPOL})'  ${flush(choose, 3)} ${purge(choose, 4)}`],
    },
    CommonTTLSConfig: {
      prefix: prefixOf('CommonTTLSConfig'),
      description: 'AT-TLS definitions for all stacks (main file).',
      body: ["CommonTTLSConfig  //'${1:HLQ.TCPPARMS}(${2:TTLSCOM})'"],
    },
  };
}

/**
 * TTLSGroupAction → attls-group-action. Not the keyword itself: an editor offers a snippet at any place, also inside a block, where it
 * would stand among the attributes that begin alike; and at the right places the server offers the keyword.
 */
const prefixOf = (statement) => `${statement.includes('TTLS') ? 'attls' : 'pagent'}${statement.replace('TTLS', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** @returns all snippets of Policy Agent files; `summaryOf` gives the catalogue's text of a statement */
export function pagentSnippets(choose, summaryOf) {
  const single = Object.fromEntries(
    Object.entries(statements(choose)).map(([name, body]) => [name, { prefix: prefixOf(name), description: summaryOf('pagent', name), body }]),
  );
  return { ...applications(choose), ...files(choose), ...single };
}
