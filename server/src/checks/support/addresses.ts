/**
 * Reads IP addresses, prefixes and ranges, and says what is wrong with them (reference: pagent-ttls, TTLSRule LocalAddr;
 * IpAddr, IpAddrSet).
 */
import ipaddr from 'ipaddr.js';
import { dottedQuad } from '../../policy/dotted-quad.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type AddressForm = 'all' | 'single' | 'prefix' | 'range';

/** What is wrong with an address, in words that end a sentence, and what could be written instead. */
export interface AddressFault {
  readonly text: string;
  readonly instead?: string;
  /** The fault is not established: Policy Agent may take the value. */
  readonly unsure?: boolean;
}

/** One address; undefined when the text is none. Leading zeros are taken as decimal, as in displays. */
export function parseAddress(text: string): Address | undefined {
  const quad = dottedQuad(text);
  if (quad !== undefined) return new ipaddr.IPv4([quad >>> 24, (quad >>> 16) & 255, (quad >>> 8) & 255, quad & 255]);
  const plain = /^[\d.]+$/.test(text) ? text.replace(/(^|\.)0+(?=\d)/g, '$1') : text;
  if (ipaddr.IPv4.isValidFourPartDecimal(plain)) return ipaddr.IPv4.parse(plain);
  return plain.includes(':') && !plain.includes('%') && ipaddr.IPv6.isValid(plain) ? ipaddr.IPv6.parse(plain) : undefined;
}

/** Why a text is no single address. */
export function faultOfAddress(text: string): AddressFault | undefined {
  if (parseAddress(text)) return undefined;
  if (/^[\d.]+$/.test(text)) return faultOfDotted(text);
  if (text.includes('%')) return { text: `${text} names an interface behind the %, which a policy cannot`, instead: text.slice(0, text.indexOf('%')) };
  if (text.includes(':') && /^[\da-f:.]+$/i.test(text)) return { text: `${text} is no valid IPv6 address` };
  if (/^\[.*\]$/.test(text)) return { text: `${text} is in brackets`, instead: text.slice(1, -1) };
  return { text: `${text} is no IP address; a host name cannot stand here` };
}

function faultOfDotted(text: string): AddressFault {
  const parts = text.split('.');
  const high = parts.find((part) => Number(part) > 255);
  if (parts.length === 4 && high !== undefined && parts.every((part) => part !== '')) return { text: `no part of an IPv4 address is above 255, and here one is ${high}` };
  return { text: `${text} is not the four numbers of an IPv4 address`, unsure: parts.every((part) => part !== '' && Number(part) <= 255) && parts.length < 4 };
}

/** Kinds of policy that take no IPv4-mapped addresses and none in ::/96; IPSec, outside of filter rules and identities (reference: pagent-ipsec, IpAddrSet). */
export type Refuser = 'AT-TLS' | 'IDS' | 'IPSec';

/** Why a policy refuses an address that is valid as such: Policy Agent logs an error for IPv4-mapped addresses and those in ::/96. */
export function refusedBy(who: Refuser, address: Address): AddressFault | undefined {
  if (!isIPv6(address)) return undefined;
  const refusal = who === 'IPSec' ? 'outside of filter rules and identities IPSec refuses' : `${who} refuses`;
  if (address.isIPv4MappedAddress()) return { text: `${refusal} IPv4-mapped IPv6 addresses`, instead: address.toIPv4Address().toString() };
  const isLow = address.parts.slice(0, 6).every((part) => part === 0);
  return isLow ? { text: `${refusal} IPv6 addresses in ::/96` } : undefined;
}

/** Bits in the prefix that a mask such as 255.255.255.0 stands for; undefined when it is no mask. */
export function maskLength(text: string): number | undefined {
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? (ipaddr.IPv4.parse(text).prefixLengthFromSubnetMask() ?? undefined) : undefined;
}

export function isIPv6(address: Address): address is ipaddr.IPv6 {
  return address.kind() === 'ipv6';
}

/** Longest prefix of the family. */
export function bitsOf(address: Address): number {
  return isIPv6(address) ? 128 : 32;
}

/** Less than 0 when a is lower than b; both of one family. */
export function compareAddresses(a: Address, b: Address): number {
  const left = a.toByteArray();
  const right = b.toByteArray();
  const at = left.findIndex((byte, i) => byte !== right[i]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/** The address that a bare number is taken for: 6793 is 0.0.26.137. Undefined above 32 bits. */
export function addressOfNumber(text: string): string | undefined {
  const value = Number(text);
  if (value > 0xffffffff) return undefined;
  return [value / 0x1000000, value / 0x10000, value / 0x100, value].map((part) => Math.floor(part) % 256).join('.');
}
