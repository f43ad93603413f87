/** One fault in a policy that is valid otherwise: it is found, once, where it is, and the message says what to write. */
import { describe, expect, test } from 'vitest';
import { attributeChecks } from '../../../server/src/checks/attributes/index.js';
import { libraryChecks } from '../../../server/src/checks/library/index.js';
import { syntaxChecks } from '../../../server/src/checks/syntax/index.js';
import { findingsOf, pointedAt } from '../../support/library.js';

const policy = `
TTLSRule R1
{
  LocalPortRange 2023
  Direction Inbound
  TTLSGroupActionRef G1
  TTLSEnvironmentActionRef E1
  TTLSConnectionActionRef C1
}
TTLSGroupAction G1
{
  TTLSEnabled On
}
TTLSEnvironmentAction E1
{
  HandshakeRole Server
  TTLSKeyringParms
  {
    Keyring TCPIP/TNRING
  }
  TTLSCipherParmsRef CI1
  TTLSEnvironmentAdvancedParms
  {
    TLSv1.2 On
  }
}
TTLSConnectionAction C1
{
  TTLSConnectionAdvancedParmsRef A1
}
TTLSConnectionAdvancedParms A1
{
  ApplicationControlled On
}
TTLSCipherParms CI1
{
  V3CipherSuites TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
}
`;

/** What is found when a part of the policy is written otherwise: `severity code at words`, and the messages. */
function found(part: string, instead: string): { readonly where: string[]; readonly says: string } {
  if (policy.split(part).length !== 2) throw new Error(`${part} does not stand in the policy once`);
  const given = {
    PAGENTCF: "TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE\n",
    IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n",
    POLICY: policy.replace(part, () => instead),
  };
  const findings = findingsOf(given, { checks: [...syntaxChecks, ...attributeChecks, ...libraryChecks], recordLength: null }).filter(({ severity }) => severity === 'error' || severity === 'warning');
  return { where: findings.map((finding) => `${finding.severity} ${finding.code} at ${pointedAt(given, finding)}`), says: findings.map(({ message }) => message).join('\n') };
}

const suite = 'V3CipherSuites TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';

test('the policy is valid', () => {
  expect(found('Direction', 'Direction').where).toEqual([]);
});

describe.each<[part: string, cases: readonly (readonly [instead: string, where: string, says: RegExp])[]]>([
  [
    'TTLSCipherParms CI1',
    [
      // Its definition is there, under a misspelt keyword: the reference to it needs no finding of its own.
      ['TTLSCiferParms CI1', 'error unknown-statement at TTLSCiferParms', /did you mean TTLSCipherParms\?/],
      ['; remark\nTTLSCipherParms CI1', 'error unknown-statement at ;', /A comment begins with #, not with ;/],
      ['TTLSCipherParms CI1\n{\n  V3CipherSuites 35\n}\nTTLSCipherParms CI1', 'warning duplicate-definition at CI1', /That one replaces this one as a whole/],
      ['IpAddrGroup X\n{\n}\nTTLSCipherParms CI1', 'warning missing-attribute at X', /is empty\. It needs at least one IpAddr,/],
      ['TTLSKeyringParms\n{\n  Keyring X\n}\nTTLSCipherParms CI1', 'error missing-name at TTLSKeyringParms', /needs a name/],
      ['LogLevel 31\nTTLSCipherParms CI1', 'warning misplaced-statement at LogLevel', /belongs in the main file/],
    ],
  ],
  [
    'LocalPortRange 2023',
    [
      ['LocalPortRnge 2023', 'error unknown-attribute at LocalPortRnge', /did you mean LocalPortRange\?/],
      ['LocalPortRange=2023', 'error unknown-attribute at LocalPortRange=2023', /did you mean LocalPortRange 2023\?/],
      ['LocalPortRange 2023\n  * remark', 'error unknown-attribute at *', /A comment begins with #, not with \*/],
      ['LocalPortRange 2023\n  // remark', 'error unknown-attribute at //', /A comment begins with #/],
      ['LocalPortRange 2023\n  CertificateLabel X', 'error misplaced-attribute at CertificateLabel', /belongs in TTLSEnvironmentAdvancedParms or TTLSConnectionAdvancedParms/],
      ['LocalPortRange', 'warning missing-value at LocalPortRange', /a port or a range/],
      ['LocalPortRange 2025 2023', 'error bad-port at 2025 2023', /Write 2023 2025\./],
      ['LocalPortRange 2023,2024', 'error bad-port at 2023,2024', /several ports go into a PortGroup/],
      ['LocalPortRange 2023 - 2024', 'error bad-port at 2023 - 2024', /Write 2023-2024\./],
      ['LocalPortRange 65536', 'error bad-port at 65536', /65535/],
      ['LocalPortRange All', 'error bad-port at All', /Write 0\./],
      ['LocalPortRange 2023–2024', 'error odd-character at –', /Write -\./],
      ['LocalPortRange <port>', 'warning placeholder at <port>', /Put in what is meant/],
      ['LocalPortRange = 2023', 'error bad-value at =', /Only blanks stand between/],
      ['LocalAddr 2023', 'warning bare-number-address at LocalAddr 2023', /0\.0\.7\.231\. If a port is meant, write LocalPortRange 2023\./],
      ['LocalAddr 10.1.1.256', 'error bad-address at 10.1.1.256', /255/],
      ['LocalAddr 10.1.1', 'warning bad-address at 10.1.1', /four numbers/],
      ['LocalAddr host.example.com', 'error bad-address at host.example.com', /a host name cannot stand here/],
      ['LocalAddr 10.1.1.0/255.255.255.0', 'error bad-address at 10.1.1.0/255.255.255.0', /Write 10\.1\.1\.0\/24\./],
      ['LocalAddr 10.1.1.9-10.1.1.1', 'error bad-address at 10.1.1.9-10.1.1.1', /Write 10\.1\.1\.1-10\.1\.1\.9\./],
      ['LocalAddr 10.1.1.1 - 10.1.1.9', 'error bad-address at 10.1.1.1 - 10.1.1.9', /Write 10\.1\.1\.1-10\.1\.1\.9\./],
      ['LocalAddr ::ffff:10.1.1.1', 'error bad-address at ::ffff:10.1.1.1', /Write 10\.1\.1\.1\./],
      ['LocalAddr Any', 'error bad-address at Any', /Write All\./],
      ['LocalPortRangeRef NOWHERE', 'error unresolved-reference at NOWHERE', /No PortRange named NOWHERE is defined for stack TCPIP/],
      ['LocalPortRange 1\n  LocalPortRange 2023', 'warning attribute-twice at LocalPortRange 1', /LocalPortRange 2023 counts/],
      ['LocalPortRange 2023\n  Priority 0', 'error out-of-range at 0', /1 to 2000000000/],
      ['LocalPortRange 2023\n  Priority high', 'error bad-value at high', /a number from 1 to 2000000000/],
      ['LocalPortRange 2023\n  Jobname TN3270SRV', 'error bad-value at TN3270SRV', /at most 8/],
      ['LocalPortRange 2023\n  PortRange\n  {\n    Port 1\n  }', 'error misplaced-statement at PortRange', /name it here with LocalPortRangeRef or RemotePortRangeRef/],
      ['# LocalPortRange 2023', 'error rule-without-condition at R1', /an address, a port, Jobname or Userid/],
    ],
  ],
  [
    'Direction Inbound',
    [
      ['Direction In', 'error bad-value at In', /did you mean Inbound\?/],
      ['Direction Inbound;', 'error bad-value at Inbound;', /did you mean Inbound\?/],
      ['Direction "Inbound"', 'error bad-value at "Inbound"', /write Inbound without quotation marks/],
      ['Direction: Inbound', 'error unknown-attribute at Direction:', /did you mean Direction\?/],
      ['Direction', 'error missing-value at Direction', /Inbound, Outbound or Both/],
      ['Direction Inbound Outbound', 'warning text-after-value at Outbound', /is ignored/],
      ['# Direction Inbound', 'error missing-attribute at R1', /no Direction/],
      ['Direction Inbound }', 'warning brace-after-value at }', /Remove it/],
    ],
  ],
  ['LocalPortRange 2023\n  Direction Inbound', [['LocalPortRange 2023 Direction Inbound', 'error text-after-value at Direction Inbound', /Write each attribute on a line of its own/]]],
  [
    'TTLSRule R1\n{',
    [
      ['TTLSRule R1 {', 'warning brace-on-statement-line at {', /Put the { on the next line/],
      ['TTLSRule R1{', 'warning brace-glued at {', /Put it on a line of its own/],
      ['TTLSRule R1', 'error missing-open-brace at TTLSRule R1', /The { behind TTLSRule R1 is missing/],
      ['TTLSRule\n{', 'error missing-name at TTLSRule', /needs a name/],
      [`TTLSRule ${'R'.repeat(33)}\n{`, `error name-too-long at ${'R'.repeat(33)}`, /33 characters; 32/],
      ['TTLSRule R1\n{\n{', 'error stray-brace at {', /opens nothing/],
    ],
  ],
  [
    'TTLSGroupActionRef G1',
    [
      ['TTLSGrpActionRef G1', 'error unknown-attribute at TTLSGrpActionRef', /did you mean TTLSGroupActionRef\?/],
      ['TTLSGroupActionRef g1', 'error reference-case at g1', /is named G1, not g1/],
      ['TTLSGroupActionRef E1', 'error reference-type at E1', /E1 is a TTLSEnvironmentAction, but a TTLSGroupAction is needed/],
      ['TTLSGroupActionRef G2', 'error unresolved-reference at G2', /No TTLSGroupAction named G2 is defined for stack TCPIP/],
      ['TTLSGroupAction G1\n  {\n    TTLSEnabled On\n  }', 'error misplaced-statement at TTLSGroupAction', /name it here with TTLSGroupActionRef/],
      ['# TTLSGroupActionRef G1', 'error missing-attribute at R1', /no TTLSGroupActionRef/],
    ],
  ],
  ['TTLSConnectionActionRef C1\n}', [['TTLSConnectionActionRef C1 }', 'warning brace-after-value at }', /Put the } on the next line/]]],
  ['TTLSEnvironmentActionRef E1', [['# none', 'error missing-environment-action at R1', /G1 has TTLSEnabled On/]]],
  [
    'TTLSEnabled On\n}',
    [
      ['TTLSEnabled Yes\n}', 'error bad-value at Yes', /did you mean On\?/],
      ['# TTLSEnabled On\n}', 'error missing-attribute at G1', /no TTLSEnabled/],
      ['TTLSEnabled On\n}\n}', 'error stray-brace at }', /Remove it/],
      ['TTLSEnabled On', 'error unclosed-block at n', /The } of TTLSGroupAction G1 is missing/],
      ['TTLSEnabled On\n  Trace 256\n}', 'error out-of-range at 256', /0 to 255/],
      ['TTLSEnabled On\n  Trace 0xFF\n}', 'error bad-value at 0xFF', /a number/],
      ['TTLSEnabled On\n  FIPS140 Level4\n}', 'error bad-value at Level4', /did you mean Level1\?/],
      ['TTLSEnabled On\n  TTLSGroupAdvancedParms X\n}', 'error missing-block at TTLSGroupAdvancedParms X', /write TTLSGroupAdvancedParmsRef/],
      ['TTLSEnabled On\n  TTLSGroupAdvancedParmsRef\n  {\n  }\n}', 'error unexpected-block at TTLSGroupAdvancedParmsRef', /A block follows TTLSGroupAdvancedParms\./],
    ],
  ],
  [
    '  TTLSKeyringParms\n  {\n    Keyring TCPIP/TNRING\n  }',
    [
      ['  TTLSKeyringParms {\n    Keyring TCPIP/TNRING\n  }', 'warning brace-on-statement-line at {', /Put the { on the next line/],
      ['  TTLSKeyringParms\n  {\n    Keyring TCPIP/TNRING', 'error unclosed-block at G', /The } of TTLSKeyringParms is missing/],
      ['  TLSKeyringParms\n  {\n    Keyring TCPIP/TNRING\n  }', 'error unknown-attribute at TLSKeyringParms', /did you mean TTLSKeyringParms\?/],
      ['  TTLSKeyringParms\n  {\n  }', 'error missing-attribute at TTLSKeyringParms', /no Keyring/],
      ['  TTLSKeyringParms\n  {\n    Keyring TCPIP/TN#RING\n  }', 'warning comment-in-word at #', /what Policy Agent reads is "TCPIP\/TN"/],
      ['  TTLSKeyringParms\n  {\n    Keyring TCPIP TNRING\n  }', 'warning text-after-value at TNRING', /ends at the first blank/],
      ['  # none', 'error missing-attribute at E1', /no TTLSKeyringParms or TTLSKeyringParmsRef/],
    ],
  ],
  [
    'TTLSCipherParmsRef CI1',
    [
      ['TTLSCipherParms\n  {\n    V3CipherSuites 35\n  }\n  TTLSCipherParmsRef CI1', 'warning inline-and-ref at TTLSCipherParms', /the last one counts/],
      ['TTLSCipherParmsRef', 'warning missing-value at TTLSCipherParmsRef', /the name of a TTLSCipherParms/],
    ],
  ],
  [
    'TTLSEnvironmentAdvancedParms\n',
    [['TTLSEnvAdvancedParms\n', 'error unknown-attribute at TTLSEnvAdvancedParms', /did you mean TTLSEnvironmentAdvancedParms\?/]],
  ],
  [
    'TLSv1.2 On',
    [
      ['TLSv12 On', 'error unknown-attribute at TLSv12', /did you mean TLSv1\.2\?/],
      ['TLSv1.0 Off', 'error unknown-attribute at TLSv1.0', /did you mean TLSv1\?/],
      ['TLSv1.2', 'warning missing-value at TLSv1.2', /On or Off/],
      ['TLSv1.2 On On', 'warning text-after-value at On', /is ignored/],
      ['TLSv1.2 On\n    HandshakeTimeout 601', 'warning out-of-range at 601', /0 to 600 seconds/],
      ['TLSv1.2 On\n    ClientMaxSSLFragment Required', 'error missing-attribute at TTLSEnvironmentAdvancedParms', /ClientMaxSSLFragment Required needs it/],
    ],
  ],
  [
    suite,
    [
      ['V3CipherSuites C030', 'warning cipher-form at C030', /Code C030 with V3CipherSuites4Char/],
      ['V3CipherSuites 3', 'error cipher-form at 3', /does not divide into codes of 2 characters/],
      ['V3CipherSuites4Char C030,C02F', 'error cipher-form at C030,C02F', /with nothing between them/],
      ['V3CipherSuites4Char 0xC030', 'error cipher-form at 0xC030', /without 0x/],
      ['V3CipherSuites4Char C030 C02F', 'warning text-after-value at C02F', /Write each value on a line of its own/],
      ['V3CipherSuites4Char TLS_AES_128_GCM_SHA256', 'warning cipher-form at TLS_AES_128_GCM_SHA256', /with V3CipherSuites, or 1301 here/],
      ['V3CipherSuites4Char C0F7', 'warning unknown-cipher at C0F7', /Unknown cipher suite "C0F7"/],
      ['V3CipherSuites TLS_ECDHE_RSA_AES_256_GCM_SHA384', 'warning unknown-cipher at TLS_ECDHE_RSA_AES_256_GCM_SHA384', /did you mean TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\?/],
      ['V3CipherSuites ECDHE-RSA-AES256-GCM-SHA384', 'error cipher-form at ECDHE-RSA-AES256-GCM-SHA384', /did you mean TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\?/],
      ['V3CipherSuites TLS_RSA_WITH_AES_128_CBC_SHA,', 'warning unknown-cipher at TLS_RSA_WITH_AES_128_CBC_SHA,', /did you mean TLS_RSA_WITH_AES_128_CBC_SHA\?/],
      [`${suite}\n}\nTTLSSignatureParms S\n{\n  ClientECurves 0017`, 'warning unknown-curve at 0017', /hexadecimal number of secp256r1, which is written 0023/],
      [`${suite}\n}\nTTLSSignatureParms S\n{\n  ClientECurves P-256`, 'warning unknown-curve at P-256', /did you mean secp256r1\?/],
      [`${suite}\n}\nTTLSSignatureParms S\n{\n  ClientECurves 23`, 'error unknown-curve at 23', /four digits run together/],
      [`${suite}\n}\nTTLSSignatureParms S\n{\n  ClientKeyShareGroups Any`, 'warning unknown-curve at Any', /Name each curve/],
      [`${suite}\n}\nTTLSSignatureParms S\n{\n  SignaturePairs TLS_SIGALG_SHA265_WITH_RSA`, 'warning unknown-signature at TLS_SIGALG_SHA265_WITH_RSA', /did you mean TLS_SIGALG_SHA256_WITH_RSA\?/],
    ],
  ],
])('%s', (part, cases) => {
  test.each(cases)('%s', (instead, where, says) => {
    const { where: places, says: message } = found(part, instead);
    expect(places).toEqual([where]);
    expect(message).toMatch(says);
  });
});
