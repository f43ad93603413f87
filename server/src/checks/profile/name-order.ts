import { parseAddress } from '../../policy/addresses.js';
import type { ProfileWord } from '../../syntax/profile-words.js';
import type { ProfileStatement } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';

/** START and HOME that name what is defined further down, or nowhere (reference: tcpip-profile, syntax.order). */
export const profileNameOrder = defineCheck({
  code: 'profile-name-order',
  severity: 'warning',
  summary: 'START or HOME names a device, link or interface that the profile defines further down, or with another spelling.',
  explanation: `
The profile is read from top to bottom: a statement that names something must follow the one that defines it. \`HOME\` comes behind its \`LINK\`,
\`START\` behind its \`DEVICE\` or \`INTERFACE\`. An entry in error drops the rest of a \`HOME\` list too.

A name that nothing here defines is for information, and reported only where one that is very much like it is defined: a file for \`VARY TCPIP,,OBEYFILE\` names what the stack
has already. Nothing of that kind is said of a profile with \`INCLUDE\`.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      START ⟦OSA1⟧
      INTERFACE OSA1 DEFINE IPAQENET PORTNAME PORTA IPADDR 10.1.1.1/24
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    const { statements } = profileOf(file);
    const included = statements.some(({ type }) => type.name === 'INCLUDE');
    const started = definedBy(statements, ['DEVICE', 'INTERFACE']);
    const links = definedBy(statements, ['LINK', 'INTERFACE']);
    for (const statement of statements) {
      if (statement.type.name === 'START') yield* faultOf(statement.operands[0], 'START', started, included);
      if (statement.type.name === 'HOME') for (const word of linksOf(statement.operands)) yield* faultOf(word, 'HOME', links, included);
    }
  },
});

/** So many names are looked through for one like a name that nothing defines. */
const mostCandidates = 200;

interface Definition {
  readonly keyword: string;
  readonly word: ProfileWord;
}

interface Definitions {
  /** The first definition of each name, in upper case. */
  readonly byName: ReadonlyMap<string, Definition>;
  /** Some of the names. */
  readonly candidates: readonly string[];
}

function definedBy(statements: readonly ProfileStatement[], keywords: readonly string[]): Definitions {
  const found = new Map<string, Definition>();
  for (const { type, operands } of statements) {
    const [word, second] = operands;
    const defines = word && keywords.includes(type.name) && (type.name !== 'INTERFACE' || second?.text.toUpperCase() === 'DEFINE');
    if (defines && !found.has(word.text.toUpperCase())) found.set(word.text.toUpperCase(), { keyword: type.name, word });
  }
  return { byName: found, candidates: [...found.keys()].slice(0, mostCandidates) };
}

/** The names behind the addresses of a HOME list. */
const linksOf = (operands: readonly ProfileWord[]): ProfileWord[] => operands.filter((_, index) => index > 0 && parseAddress(operands[index - 1]?.text ?? '') !== undefined);

function* faultOf(word: ProfileWord | undefined, keyword: string, { byName, candidates }: Definitions, included: boolean): Generator<Draft> {
  if (!word || word.text.includes('&')) return;
  const at = { span: { start: word.start, end: word.end } };
  const definition = byName.get(word.text.toUpperCase());
  if (definition) {
    if (definition.word.start > word.start) yield { at, message: `${keyword} names ${word.text} before its ${definition.keyword}, which stands further down: the stack does not know the name yet. Put ${keyword} behind it.` };
    return;
  }
  const meant = included || word.text.length < 4 ? undefined : didYouMean(word.text, candidates, 1);
  if (meant !== undefined && !isOfSeries(word.text, meant)) yield { at, severity: 'information', message: `Nothing here defines ${word.text}. Did you mean ${meant}?`, fixes: () => [{ title: `Change ${word.text} to ${meant}`, safe: false, edits: [{ at, newText: meant }] }] };
}

/** OSA1 beside OSA2, and OSAA beside OSAB, are names of their own: the two differ in digits only, or in their last character. */
function isOfSeries(a: string, b: string): boolean {
  const [first, second] = [a.toUpperCase(), b.toUpperCase()];
  return first.replace(/\d/g, '') === second.replace(/\d/g, '') || (first.length === second.length && first.slice(0, -1) === second.slice(0, -1));
}
