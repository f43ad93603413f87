import { parseAddress } from '../../policy/addresses.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import { isShortFor, type ProfileStatement } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';
import { didYouMeanShort } from '../support/did-you-mean.js';

/** Entries of PORT and PORTRANGE (reference: tcpip-profile, PORT and PORTRANGE: parameters, parameterOrder, rules). */
export const portEntry = defineCheck({
  code: 'profile-port-entry',
  severity: 'warning',
  summary: 'An entry of PORT or PORTRANGE lacks an operand, or has one that it does not take.',
  explanation: `
An entry is the port (of \`PORTRANGE\` the first port and how many), \`TCP\` or \`UDP\`, and the job name; then options in this order: \`NOAUTOLOG\`, \`DELAYACKS\` or
\`NODELAYACKS\`, \`SHAREPORT\` or \`SHAREPORTWLM\`, \`BIND\` and an address, \`SAF\` and a resource, \`SMC\` or \`NOSMC\`. For ports that no entry names,
\`UNRSV\` stands in place of the port, with \`DENY\`, \`WHENLISTEN\` or \`WHENBIND\`.

A protocol that does not exist, a job name or number of ports that is missing, and an address that is none are errors: nothing is reserved as meant.
What an entry is not known to take is a warning, as are \`BIND\` on \`PORTRANGE\` and \`SHAREPORT\` for UDP; options out of order are for information.

A line that begins with a word which is no option is taken for a statement that the catalogue does not know. Words with a system symbol are left alone.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      PORT
        20 TCP OMVS NOAUTOLOG
        21 ⟦TPC⟧ FTPD1
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG TTLS
      PORT
        20 TCP OMVS NOAUTOLOG
        21 TCP FTPD1
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    for (const statement of profileOf(file).statements) if (statement.type.name === 'PORT' || statement.type.name === 'PORTRANGE') yield* new Entries(statement).faults();
  },
});

/** In the order in which they stand; those of one place exclude each other or are for unreserved ports. */
const options: readonly { readonly word: string; readonly least?: string; readonly place: number; readonly value?: 'address' | 'resource' }[] = [
  { word: 'NOAUTOLOG', least: 'NOAUTOL', place: 1 },
  { word: 'DELAYACKS', least: 'DELAYA', place: 2 },
  { word: 'NODELAYACKS', least: 'NODELAYA', place: 2 },
  { word: 'SHAREPORT', least: 'SHAREP', place: 3 },
  { word: 'SHAREPORTWLM', place: 3 },
  { word: 'BIND', place: 4, value: 'address' },
  { word: 'DENY', place: 5 },
  { word: 'SAF', place: 5, value: 'resource' },
  { word: 'NOSMC', place: 6 },
  { word: 'SMC', place: 6 },
  { word: 'WHENLISTEN', place: 7 },
  { word: 'WHENBIND', place: 7 },
];

type Option = (typeof options)[number];

const optionAt = (text: string): Option | undefined => options.find(({ word, least }) => isShortFor(text, word, least));
const isNumber = (text: string): boolean => /^\d+$/.test(text);
const isProtocol = (text: string): boolean => /^(?:TCP|UDP)$/i.test(text);
const at = ({ start, end }: ProfileWord): Draft['at'] => ({ span: { start, end } });

class Entries {
  private readonly words: readonly ProfileWord[];
  private readonly isRange: boolean;
  private index = 0;

  constructor({ operands, type }: ProfileStatement) {
    this.words = operands;
    this.isRange = type.name === 'PORTRANGE';
  }

  *faults(): Generator<Draft> {
    while (this.index < this.words.length) {
      const before = this.index;
      if (this.beginsEntry(before)) yield* this.entry();
      if (this.index === before) this.index++;
    }
  }

  /** A number, or UNRSV; what stands behind tells an entry from the operands of a statement that is not known. */
  private beginsEntry(at: number): boolean {
    const [word, next, third] = this.words.slice(at, at + 3);
    if (!word || !next || (!isNumber(word.text) && word.text.toUpperCase() !== 'UNRSV')) return false;
    // A system symbol in front of it is the first port, and this the number of ports.
    if (this.isRange && at > 0 && isProtocol(next.text) && this.words[at - 1]?.text.includes('&')) return false;
    return isProtocol(next.text) || (isNumber(next.text) && third !== undefined && isProtocol(third.text)) || ((word.first || at === 0) && looksLikeProtocol(next.text));
  }

  private *entry(): Generator<Draft> {
    const first = this.take();
    const count = this.isRange && isNumber(this.peek()?.text ?? '') ? this.take() : undefined;
    if (this.isRange && first && !count) yield { at: at(first), severity: 'error', message: `How many ports the range has is missing behind ${first.text}: write PORTRANGE ${first.text}, a number, then TCP or UDP.` };
    if (isNumber(this.peek()?.text ?? '')) return;
    const protocol = this.take();
    if (!first || !protocol) return;
    if (!isProtocol(protocol.text)) {
      const meant = /^T/i.test(protocol.text) ? 'TCP' : 'UDP';
      yield { at: at(protocol), severity: 'error', message: `${protocol.text} is no protocol: write TCP or UDP. Nothing is reserved by this entry.`, fixes: () => [replacement(protocol, meant)] };
    }
    const job = this.peek();
    if (!job || (isNumber(job.text) && isProtocol(this.words[this.index + 1]?.text ?? ''))) {
      yield { at: at(protocol), severity: 'error', message: `No job name stands behind ${first.text}${count ? ` ${count.text}` : ''} ${protocol.text}: write one, or RESERVED to keep everybody off the port.` };
      return;
    }
    this.take();
    if (job.text.length > 8 && /^[A-Z0-9@#$]+$/i.test(job.text)) yield { at: at(job), message: `${job.text} has ${job.text.length} characters, and a job name up to 8: the port is reserved for nobody.` };
    yield* this.optionsOf(protocol.text.toUpperCase() === 'UDP');
  }

  private *optionsOf(isUdp: boolean): Generator<Draft> {
    let latest: Option | undefined;
    for (let word = this.peek(); word && !this.beginsEntry(this.index); word = this.peek()) {
      const option = optionAt(word.text);
      if (!option) {
        // The statement that begins here is not known, and what follows is not of this entry.
        if (word.first || word.text.includes('&')) return;
        this.take();
        yield unknown(word, this.isRange);
        continue;
      }
      this.take();
      if (isUdp && option.place === 3) yield { at: at(word), message: `${option.word} is for TCP only.` };
      if (this.isRange && option.word === 'BIND') yield { at: at(word), message: 'PORTRANGE has no BIND. Write PORT entries with BIND, or leave it out.' };
      if (latest && latest.place > option.place) yield { at: at(word), severity: 'information', message: `${option.word} belongs in front of ${latest.word}: the manual gives the options of an entry in a fixed order.` };
      latest = option;
      if (option.value) yield* this.valueOf(word, option);
    }
  }

  private *valueOf(keyword: ProfileWord, { word: name, value }: Option): Generator<Draft> {
    const word = this.peek();
    if (!word || this.beginsEntry(this.index) || optionAt(word.text)) {
      yield { at: at(keyword), severity: 'error', message: `${name} needs ${value === 'address' ? 'an IP address' : 'the name of a resource'} behind it.` };
      return;
    }
    this.take();
    if (word.text.includes('&')) return;
    if (value === 'address' && parseAddress(word.text) === undefined) yield { at: at(word), severity: 'error', message: `BIND takes an IP address, and ${word.text} is none.` };
    if (value === 'resource' && word.text.length > 8) yield { at: at(word), message: `${word.text} has ${word.text.length} characters; the last part of the resource name on SAF has up to 8.` };
  }

  private peek(): ProfileWord | undefined {
    return this.words[this.index];
  }

  private take(): ProfileWord | undefined {
    return this.words[this.index++];
  }
}

/** TPC, TC, UPD, TCP/IP. */
function looksLikeProtocol(text: string): boolean {
  return text.length > 1 && text.length < 7 && (/^T(?:PC|C|P|CPIP|CP\/IP|CP6|CPP)$/i.test(text) || /^U(?:PD|D|P|DP6|DPP)$/i.test(text));
}

function unknown(word: ProfileWord, isRange: boolean): Draft {
  const meant = didYouMeanShort(word.text, options.map((option) => option.word));
  return {
    at: at(word),
    message: `${isRange ? 'PORTRANGE' : 'PORT'} has no operand ${word.text} in this place, and the rest of the entry may be lost.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    fixes: () => (meant === undefined ? [] : [replacement(word, meant)]),
  };
}

const replacement = (word: ProfileWord, newText: string) => ({ title: `Change ${word.text} to ${newText}`, safe: false, edits: [{ at: at(word), newText }] });
