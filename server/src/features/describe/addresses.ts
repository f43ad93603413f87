/** IP addresses, prefixes and ranges as Policy Agent takes them, in words. */
import { addressText, parseAddress, parseAddresses, type AddressSet } from '../../policy/addresses.js';
import { code, paragraphs, title } from './markdown.js';
import { count } from './words.js';

/** The addresses behind a value: first and last, how many; undefined for a value that Policy Agent could not take. */
export function describeAddresses(name: string, text: string): string | undefined {
  const set = parseAddresses(text);
  if (!set || set.isEmpty) return undefined;
  if (/^\d+$/.test(text)) return describeBareNumber(name, text, set);
  return paragraphs(title(`${name} ${text}`), set.isAll ? 'Every IPv4 and IPv6 address.' : extent(text, set));
}

function describeBareNumber(name: string, text: string, set: AddressSet): string {
  return paragraphs(
    title(`${name} ${text}`, `the address ${code(set.texts()[0] ?? '')}`),
    `Policy Agent reads a number without dots as one 32-bit address: ${code(text)} is ${code(set.texts()[0] ?? '')}. If a port was meant, use ${code(name.replace(/Addr$/, 'PortRange'))}.`,
  );
}

function extent(text: string, set: AddressSet): string | undefined {
  const [interval] = set.ranges();
  if (!interval) return undefined;
  const { family } = interval;
  const from = addressText({ family, value: interval.from });
  if (interval.from === interval.to) return `One IPv${family} address${from === text ? '.' : `: ${code(from)}.`}`;
  const number = interval.to - interval.from + 1n;
  const size = number <= 4294967296n ? count(Number(number), 'address', 'addresses') : `2 to the power of ${number.toString(2).length - 1} addresses`;
  return paragraphs(`From ${code(from)} to ${code(addressText({ family, value: interval.to }))}: ${size}.`, hostBits(text, family, interval.from));
}

/** The address in front of a prefix length is not the first of the prefix. */
function hostBits(text: string, family: 4 | 6, first: bigint): string | undefined {
  const written = parseAddress(text.split('/')[0] ?? '');
  if (!text.includes('/') || !written || written.value === first) return undefined;
  return `The prefix begins at ${code(addressText({ family, value: first }))}; the bits behind its length do not count.`;
}
