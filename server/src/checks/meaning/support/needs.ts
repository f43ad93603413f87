/**
 * What attributes need to have an effect (reference: pagent-ttls, semanticChecks and the rules of each attribute). A row is
 * all that a further attribute takes.
 */
import type { Severity } from '../../../workspace/settings.js';
import type { Use } from './use.js';

export interface Need {
  /** The parameter that decides. */
  readonly parameter: string;
  /** Whether the need is met; asked only where `parameters` can be told. */
  readonly isMet: (use: Use) => boolean;
  /** The parameters that it depends on. */
  readonly parameters: readonly string[];
  /** To go behind "it counts only". */
  readonly text: (use: Use) => string;
  readonly severity: Severity;
}

const role = (isMet: (use: Use) => boolean, words: string): Need => ({
  parameter: 'HandshakeRole',
  parameters: ['HandshakeRole'],
  isMet: (use) => use.role === undefined || isMet(use),
  text: (use) => `${words}, and HandshakeRole is ${use.role}`,
  severity: 'information',
});

const grave = (need: Need): Need => ({ ...need, severity: 'warning' });

const server = role((use) => use.isServer, 'for servers');
const client = role((use) => use.role === 'Client', 'for clients');
const clientAuthentication = grave(role((use) => use.role === 'ServerWithClientAuth', 'with HandshakeRole ServerWithClientAuth'));

const tls13: Need = {
  parameter: 'TLSv1.3',
  parameters: ['TLSv1.3'],
  isMet: (use) => use.isOn('TLSv1.3') || !use.get('TLSv1.3').known,
  text: () => 'with TLSv1.3, which is off',
  severity: 'information',
};

const beforeTls13: Need = {
  parameter: 'TLSv1.3',
  parameters: ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  isMet: (use) => use.protocols.some((name) => name !== 'TLSv1.3'),
  text: () => 'with TLSv1.2 and older versions, and TLSv1.3 is all that is on',
  severity: 'information',
};

const ssl2: Need = { parameter: 'SSLv2', parameters: ['SSLv2'], isMet: (use) => use.isOn('SSLv2'), text: () => 'with SSLv2, which is off', severity: 'information' };

/** A switch that must be Required or Optional. */
const extension = (name: string): Need => ({
  parameter: name,
  parameters: [name],
  isMet: (use) => use.value(name) !== 'Off',
  text: () => `with ${name} Required or Optional, and that is Off`,
  severity: 'warning',
});

const on = (name: string): Need => ({ parameter: name, parameters: [name], isMet: (use) => use.value(name) !== 'Off', text: () => `with ${name} On`, severity: 'information' });

const above0 = (name: string): Need => ({ parameter: name, parameters: [name], isMet: (use) => use.value(name) !== '0', text: () => `with ${name} above 0`, severity: 'information' });

const without = (name: string): Need => ({ parameter: name, parameters: [name], isMet: (use) => !use.isCoded(name), text: () => `without ${name}`, severity: 'information' });

const table: Readonly<Record<string, readonly Need[]>> = {
  ClientAuthType: [clientAuthentication],

  ServerCertificateLabel: [grave(server)],
  ServerHandshakeSNI: [grave(server)],
  ServerHandshakeSNIMatch: [grave(server), extension('ServerHandshakeSNI')],
  ServerHandshakeSNIList: [grave(server), extension('ServerHandshakeSNI')],
  ServerMaxSSLFragment: [server],
  ServerScsv: [server],
  ServerEDHGroupSize: [server],
  ServerExtendedMasterSecret: [server],
  ServerKeyShareGroups: [server, tls13],
  ServerKexECurves: [server, beforeTls13],
  OcspServerStapling: [server],
  GSK_SESSION_TICKET_SERVER_ALGORITHM: [server, tls13],
  GSK_SESSION_TICKET_SERVER_COUNT: [server, tls13],
  GSK_SESSION_TICKET_SERVER_KEY_REFRESH: [server, tls13],
  GSK_SESSION_TICKET_SERVER_TIMEOUT: [server, tls13],
  GSK_SYSPLEX_SIDCACHE: [server],
  GSK_SYSPLEX_SESSION_TICKET_CACHE: [server, tls13, on('GSK_SESSION_TICKET_SERVER_ENABLE')],

  ClientHandshakeSNI: [grave(client)],
  ClientHandshakeSNIMatch: [grave(client), extension('ClientHandshakeSNI')],
  ClientHandshakeSNIList: [grave(client), extension('ClientHandshakeSNI')],
  ClientMaxSSLFragment: [client],
  ClientMaxSSLFragmentLength: [client, extension('ClientMaxSSLFragment')],
  ClientEDHGroupSize: [client],
  ClientExtendedMasterSecret: [client],
  ClientKeyShareGroups: [client, tls13],
  HostReferenceIdDNS: [grave(client)],
  HostReferenceIdCN: [grave(client)],
  HostRefWildcardValidation: [grave(client)],
  GSK_SESSION_TICKET_CLIENT_ENABLE: [above0('GSK_V3_SESSION_TIMEOUT'), above0('GSK_V3_SIDCACHE_SIZE')],
  GSK_SESSION_TICKET_CLIENT_MAXCACHED: [client, tls13],
  GSK_SESSION_TICKET_CLIENT_MAXSIZE: [client, tls13],

  MiddleBoxCompatMode: [tls13],
  V2CipherSuites: [ssl2],
  OcspNonceCheckEnable: [on('OcspNonceGenEnable')],
  KeyringStashFile: [without('KeyringPw')],
};

/** Attributes whose default, too, asks for something when somebody codes it. */
export const countsAsDefault: ReadonlySet<string> = new Set(['ClientAuthType', 'GSK_SESSION_TICKET_CLIENT_ENABLE']);

/** What an attribute needs; undefined when it always has an effect, or nothing is known. */
export function needsOf(parameter: string): readonly Need[] | undefined {
  return table[parameter];
}

/** The first need that is known not to be met. */
export function unmet(use: Use, needs: readonly Need[]): Need | undefined {
  return needs.find((need) => use.isSure(...need.parameters) && !need.isMet(use));
}
