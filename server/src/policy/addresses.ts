/**
 * IP address conditions: one address, a prefix, a range, All, and groups of them, brought to one normal form.
 * Source of the forms: IP Configuration Reference, TTLSRule, IpAddr, IpAddrSet and IpAddrGroup statements.
 */
import ipaddr from 'ipaddr.js';
import { dottedQuad } from './dotted-quad.js';
import type { Interval, Intervals } from './intervals.js';
import { containsValue, coversAll, intersection, normalized } from './intervals.js';

/** An address as a number of its family. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** Both ends inclusive. */
export type AddressRange = Interval<bigint> & { readonly family: 4 | 6 };

const highest = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n } as const;

const noV4: Intervals<number> = [];
const noV6: Intervals<bigint> = [];

/** A set of IPv4 and IPv6 addresses. Immutable. */
export class AddressSet {
  private constructor(
    /** IPv4 addresses as numbers of 32 bits. */
    readonly v4: Intervals<number>,
    /** IPv6 addresses as numbers of 128 bits. */
    readonly v6: Intervals<bigint>,
  ) {}

  /** Every address of both families. */
  static readonly all = new AddressSet([{ from: 0, to: Number(highest[4]) }], [{ from: 0n, to: highest[6] }]);

  /** The addresses from one to another. */
  static of({ family, from, to }: AddressRange): AddressSet {
    return family === 4 ? AddressSet.v4Range(Number(from), Number(to)) : new AddressSet(noV4, normalized([{ from, to }]));
  }

  /** The same for IPv4 addresses as numbers. */
  static v4Range(from: number, to: number): AddressSet {
    return new AddressSet(normalized([{ from, to }]), noV6);
  }

  /** The addresses of any of the sets, as a group holds them. */
  static union(sets: Iterable<AddressSet>): AddressSet {
    const list = [...sets];
    return new AddressSet(normalized(list.flatMap((s) => s.v4)), normalized(list.flatMap((s) => s.v6)));
  }

  get isAll(): boolean {
    return this === AddressSet.all || this.covers(AddressSet.all);
  }
  get isEmpty(): boolean {
    return this.v4.length === 0 && this.v6.length === 0;
  }

  /** Whether the set holds an address; an IPv4-mapped IPv6 address counts as IPv4. False for a text that is no address. */
  contains(address: Address | string): boolean {
    const found = typeof address === 'string' ? parseAddress(address) : address;
    return found !== undefined && (found.family === 4 ? containsValue(this.v4, Number(found.value)) : containsValue(this.v6, found.value));
  }

  overlaps(other: AddressSet): boolean {
    return !this.intersect(other).isEmpty;
  }

  intersect(other: AddressSet): AddressSet {
    return new AddressSet(intersection(this.v4, other.v4), intersection(this.v6, other.v6));
  }

  /** Whether every address of `other` is in this set. */
  covers(other: AddressSet): boolean {
    return coversAll(this.v4, other.v4) && coversAll(this.v6, other.v6);
  }

  equals(other: AddressSet): boolean {
    return this.covers(other) && other.covers(this);
  }

  /** The ranges of the set, IPv4 first, each family from the lowest. */
  ranges(): readonly AddressRange[] {
    const v4 = this.v4.map(({ from, to }) => ({ family: 4, from: BigInt(from), to: BigInt(to) }) as const);
    return [...v4, ...this.v6.map(({ from, to }) => ({ family: 6, from, to }) as const)];
  }

  /** The set as a policy would write it: `All`, addresses, prefixes where a range is one, ranges. */
  texts(): readonly string[] {
    if (this.isAll) return ['All'];
    return this.ranges().map(rangeText);
  }
}

/** One address, or undefined for a text that is none. Leading zeros are decimal; IPv4-mapped IPv6 becomes IPv4. */
export function parseAddress(text: string): Address | undefined {
  const quad = dottedQuad(text);
  if (quad !== undefined) return { family: 4, value: BigInt(quad) };
  const plain = /^[\d.]+$/.test(text) ? text.replace(/(^|\.)0+(?=\d)/g, '$1') : text;
  if (ipaddr.IPv4.isValidFourPartDecimal(plain)) return { family: 4, value: valueOf(ipaddr.IPv4.parse(plain)) };
  if (!plain.includes(':') || plain.includes('%') || !ipaddr.IPv6.isValid(plain)) return undefined;
  const address = ipaddr.IPv6.parse(plain);
  if (address.isIPv4MappedAddress()) return { family: 4, value: valueOf(address.toIPv4Address()) };
  return { family: 6, value: valueOf(address) };
}

/** An address as text, in its short form. */
export function addressText({ family, value }: Address): string {
  const bytes: number[] = [];
  for (let shift = family === 4 ? 24n : 120n; shift >= 0n; shift -= 8n) bytes.push(Number((value >> shift) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}

/**
 * The set behind the value of LocalAddr, RemoteAddr, Addr, Prefix or Range: All, an address, address/length or
 * address-address. Undefined when Policy Agent could not take it. A bare number is an IPv4 address (6793 is 0.0.26.137),
 * as a policy on z/OS 3.1 showed.
 */
export function parseAddresses(text: string): AddressSet | undefined {
  const quad = dottedQuad(text);
  if (quad !== undefined) return AddressSet.v4Range(quad, quad);
  if (/^all$/i.test(text)) return AddressSet.all;
  if (/^\d+$/.test(text)) return BigInt(text) <= highest[4] ? AddressSet.v4Range(Number(text), Number(text)) : undefined;
  const prefix = /^([^/]+)\/(\d{1,3})$/.exec(text);
  if (prefix) return parsePrefix(prefix[1] ?? '', Number(prefix[2]));
  const range = /^([^-]+)-([^-]+)$/.exec(text);
  if (range) return parseRange(range[1] ?? '', range[2] ?? '');
  const address = parseAddress(text);
  return address && AddressSet.of({ family: address.family, from: address.value, to: address.value });
}

function parsePrefix(text: string, length: number): AddressSet | undefined {
  const address = parseAddress(text);
  const bits = address?.family === 4 ? 32 : 128;
  if (!address || length > bits) return undefined;
  const host = (1n << BigInt(bits - length)) - 1n;
  const from = address.value & ~host & highest[address.family];
  return AddressSet.of({ family: address.family, from, to: from | host });
}

function parseRange(low: string, high: string): AddressSet | undefined {
  const from = parseAddress(low);
  const to = parseAddress(high);
  if (!from || !to || from.family !== to.family || from.value > to.value) return undefined;
  return AddressSet.of({ family: from.family, from: from.value, to: to.value });
}

function valueOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function rangeText({ family, from, to }: AddressRange): string {
  const text = (value: bigint): string => addressText({ family, value });
  if (from === to) return text(from);
  const bits = family === 4 ? 32 : 128;
  const size = to - from + 1n;
  const powerOfTwo = (size & (size - 1n)) === 0n;
  if (powerOfTwo && from % size === 0n) return `${text(from)}/${bits - (size.toString(2).length - 1)}`;
  return `${text(from)}-${text(to)}`;
}
