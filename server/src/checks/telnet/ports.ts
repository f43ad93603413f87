/** The ports of a Telnet profile: those that TELNETPARMS blocks define, and those that BEGINVTAM blocks serve. */
import type { ProfileWord } from '../../syntax/profile-words.js';
import type { TelnetProfile } from '../../syntax/tn3270.js';

export interface TelnetPort {
  /** PORT, TTLSPORT or SECUREPORT. */
  readonly keyword: string;
  readonly port: number;
  /** With the qualifier behind the comma, in upper case. */
  readonly text: string;
  readonly word: ProfileWord;
  /** TELNETPARMS or BEGINVTAM; absent outside these blocks. */
  readonly block?: string;
}

/** Every port that a port statement names, in the order of the text; words that are no ports are left out. */
export function portsIn(profile: TelnetProfile): TelnetPort[] {
  return profile.all.flatMap(({ type, operands, parent }) => {
    if (type?.name !== 'PORT' && type?.name !== 'TTLSPORT' && type?.name !== 'SECUREPORT') return [];
    return operands.flatMap((word): TelnetPort[] => {
      const [number = ''] = word.text.split(',', 1);
      return /^\d{1,5}$/.test(number) ? [{ keyword: type.name, port: Number(number), text: word.text.toUpperCase(), word, block: parent?.type?.name }] : [];
    });
  });
}
