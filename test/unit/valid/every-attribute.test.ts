/** Every attribute of every AT-TLS statement, with every form of its value, in a complete library: nothing is held against it. */
import { describe, expect, test } from 'vitest';
import { attributeChecks } from '../../../server/src/checks/attributes/index.js';
import { libraryChecks } from '../../../server/src/checks/library/index.js';
import { syntaxChecks } from '../../../server/src/checks/syntax/index.js';
import { findingsOf, pointedAt } from '../../support/library.js';
import { attlsStatements, isInline, isReference, typeIn, type Attribute } from './attls.js';
import { formsOf, names } from './values.js';

/** What a policy means (weak ciphers, switches that do nothing) has tests of its own. */
const checks = [...syntaxChecks, ...attributeChecks, ...libraryChecks];

const library = {
  PAGENTCF: "LogLevel 31\nTcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE 600\n",
  IMAGE: "TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE\n",
};

/** Findings of severity error or warning in a policy file of a library that is all here. */
function complaints(policy: string): string[] {
  const given = { ...library, POLICY: policy };
  return findingsOf(given, { checks, recordLength: null })
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map((finding) => `${finding.code} at ${pointedAt(given, finding)}: ${finding.message}`);
}

/** What each statement must have besides. */
const required: Readonly<Record<string, readonly string[]>> = {
  TTLSRule: ['Direction Both', 'LocalPortRange 2023', 'TTLSGroupActionRef ITS-GROUP'],
  TTLSGroupAction: ['TTLSEnabled Off'],
  TTLSEnvironmentAction: ['HandshakeRole Server', 'TTLSKeyringParmsRef ITS-RING'],
  TTLSKeyringParms: ['Keyring TCPIP/TNRING'],
  TTLSGskLdapParms: ['GSK_LDAP_SERVER ldap.example.com'],
  IpAddr: ['Addr 192.0.2.1'],
  IpAddrSet: ['Prefix 192.0.2.0/24'],
  PortRange: ['Port 2023'],
  IpAddrGroup: ['IpAddrRef ITS-ADDRESS'],
  PortGroup: ['PortRangeRef ITS-PORT'],
};

/** What an attribute calls for in the same block. */
function companions(line: string): string[] {
  switch (line.trim().split(/\s+/)[0]?.toLowerCase()) {
    case 'clientmaxsslfragment':
      return ['ClientMaxSSLFragmentLength 4096'];
    case 'clienthandshakesni':
      return ['ClientHandshakeSNIMatch Optional', 'ClientHandshakeSNIList api.example.com'];
    case 'serverhandshakesni':
      return ['ServerHandshakeSNIMatch Optional', 'ServerHandshakeSNIList api.example.com/TN3270'];
    case 'gsk_ldap_user':
      return ['GSK_LDAP_USER_PW secret'];
    case 'gsk_ldap_user_pw':
      return ['GSK_LDAP_USER cn=tls'];
    default:
      return [];
  }
}

/** Attributes that say the same in another form: one of them is enough. */
const rivals: Readonly<Record<string, string>> = { TTLSKeyringParms: 'TTLSKeyringParmsRef', LocalPortRangeRef: 'LocalPortRange', LocalPortGroupRef: 'LocalPortRange', Range: 'Prefix' };

/** A policy with the statement, in whose block the lines stand with all else that it needs. */
function policyWith(statement: string, name: string, lines: readonly string[], definitions: readonly string[] = []): string {
  const said = [name, rivals[name]];
  const needed = (required[statement] ?? []).filter((line) => !said.includes(line.split(' ')[0]));
  const block = [...needed, ...lines, ...companions(lines[0] ?? '')].map((line) => `  ${line}`);
  return [statement + ' X-1', '{', ...block, '}', ...definitions, ...others].join('\n') + '\n';
}

const others = [
  ...['TTLSGroupAction ITS-GROUP', '{', '  TTLSEnabled  Off', '}'],
  ...['TTLSKeyringParms ITS-RING', '{', '  Keyring  TCPIP/TNRING', '}'],
  ...['IpAddr ITS-ADDRESS', '{', '  Addr  192.0.2.1', '}'],
  ...['PortRange ITS-PORT', '{', '  Port  2023', '}'],
];

/** A statement of the type, complete. */
function definition(type: string, name: string): string[] {
  return [`${type} ${name}`, '{', ...(required[type] ?? []).map((line) => `  ${line}`), '}'];
}

test('the list has the 14 AT-TLS statements and the 6 that they share with others', () => {
  expect([...attlsStatements.keys()].filter((name) => name.startsWith('TTLS'))).toHaveLength(14);
  expect([...attlsStatements.keys()].filter((name) => !name.startsWith('TTLS'))).toEqual(['IpAddr', 'IpAddrSet', 'IpAddrGroup', 'PortRange', 'PortGroup', 'IpTimeCondition']);
  expect([...attlsStatements.values()].flat().filter(({ tolerated }) => !tolerated)).toHaveLength(215);
});

describe.each([...attlsStatements])('%s', (statement, attributes) => {
  const valued = attributes.filter((attribute) => !isReference(attribute) && !isInline(attribute));
  const references = attributes.filter(isReference);
  const inline = attributes.filter(isInline);

  test.each(valued.map((attribute) => [attribute.name, attribute] as const))('%s, with each form of its value', (name, attribute) => {
    const forms = formsOf(attribute);
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) expect(complaints(policyWith(statement, name, [`${name} ${form}`]))).toEqual([]);
  });

  test.each(valued.map((attribute) => [attribute.name, attribute] as const))('%s, spelt and spaced in any way', (name, attribute) => {
    const [form = ''] = formsOf(attribute);
    for (const line of [`${name.toUpperCase()} ${form}`, `${name.toLowerCase()} ${form}`, `\t${name}\t\t${form}\t`, `${' '.repeat(30)}${name}      ${form}    `, `${name} ${form} # ${form} { } "`, `${name} ${form}#`])
      expect(complaints(policyWith(statement, name, [line]))).toEqual([]);
  });

  test('attributes that may be repeated', () => {
    const repeatable = attributes.filter((attribute) => attribute.repeatable && formsOf(attribute).length > 0 && !isReference(attribute) && !isInline(attribute));
    for (const attribute of repeatable) {
      const forms = formsOf(attribute).filter((form) => !/^any$/i.test(form));
      expect(complaints(policyWith(statement, attribute.name, forms.slice(0, 6).map((form) => `${attribute.name} ${form}`)))).toEqual([]);
    }
  });

  test('references, to names of every kind', () => {
    for (const attribute of references) for (const name of names) expect(complaints(policyWith(statement, attribute.name, [`${attribute.name} ${name}`], definition(typeIn(attribute), name)))).toEqual([]);
  });

  test('statements inside it, with and without a name', () => {
    for (const attribute of inline) for (const block of blocksOf(attribute)) expect(complaints(policyWith(statement, attribute.name, block))).toEqual([]);
  });

  test('names of every kind', () => {
    for (const name of names) expect(complaints(policyWith(statement, '', []).replace('X-1', name))).toEqual([]);
  });
});

/** The inline statement in each way that braces and comments may stand. */
function blocksOf(attribute: Attribute): string[][] {
  const type = typeIn(attribute);
  const lines = (required[type] ?? []).map((line) => `  ${line}`);
  return [
    [type, '{', ...lines, '}'],
    [`${type} NAMED`, '{', ...lines, '}'],
    [`${type.toUpperCase()}   NAMED  # remark {`, '# remark }', '', '{   # remark }', ...lines, '}  # remark {'],
    [type, '      {', ...lines, '   }'],
    [type, '{', '}'].filter(() => lines.length === 0),
  ].filter((block) => block.length > 0);
}
