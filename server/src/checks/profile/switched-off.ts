import type { ProfileWord } from '../../syntax/profile-words.js';
import { isShortFor, type Profile, type ProfileStatement } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';

/** Statements that another statement of the profile must switch on (reference: tcpip-profile, IPSEC, IPCONFIG, SMFCONFIG rules). */
export const profileSwitchedOff = defineCheck({
  code: 'profile-switched-off',
  severity: 'warning',
  summary: 'A statement of PROFILE.TCPIP has no effect, because what it belongs to is not switched on.',
  explanation: `
- The filter rules of \`IPSEC\` need \`IPCONFIG IPSECURITY\`, which can be set in the initial profile only. Of several \`IPSEC\` blocks the first one counts.
- \`SMFCONFIG\` with \`ZERTDETAIL\`, \`ZERTSUMMARY\` or \`ZERTDETAILBYPOLICY\` needs \`GLOBALCONFIG ZERT\`; \`ZERTSUMMARY\` needs \`GLOBALCONFIG ZERT AGGREGATION\`.

Looked at are profiles with \`IPCONFIG\`, which neither include another file nor are included: a file with single statements, for
\`VARY TCPIP,,OBEYFILE\`, adds to what is set already.`,
  example: {
    TCPIPROF: `
      IPCONFIG SOURCEVIPA
      TCPCONFIG TTLS
      SMFCONFIG TYPE119 ⟦ZERTDETAIL⟧
      ⟦IPSEC⟧ LOGENABLE
        IPSECRULE * * LOG PROTOCOL *
      ENDIPSEC
    `,
  },
  *file({ file, model }) {
    if (file.language !== 'tcpip-profile' || model.links.some(({ target }) => target === file.uri)) return;
    const profile = profileOf(file);
    const isWhole = named(profile, 'IPCONFIG').length > 0 && named(profile, 'INCLUDE').length === 0;
    yield* filters(profile, isWhole);
    if (isWhole) yield* records(profile);
  },
});

const at = ({ start, end }: ProfileWord): Draft['at'] => ({ span: { start, end } });
const named = ({ statements }: Profile, name: string): ProfileStatement[] => statements.filter(({ type }) => type.name === name);

/** Whether one of the statements says the word, or may say it with a system symbol. */
function says(statements: readonly ProfileStatement[], wanted: string, least = wanted): boolean {
  return statements.some(({ operands }) => operands.some(({ text }) => text.includes('&') || isShortFor(text, wanted, least)));
}

function* filters(profile: Profile, isWhole: boolean): Generator<Draft> {
  const [first, ...others] = named(profile, 'IPSEC');
  if (first && isWhole && !says(named(profile, 'IPCONFIG'), 'IPSECURITY', 'IPSEC')) yield { at: at(first.keyword), message: 'Without IPCONFIG IPSECURITY this profile has no IP filters: the IPSEC block is passed over. Add IPCONFIG IPSECURITY.' };
  for (const other of others) yield { at: at(other.keyword), message: 'Only the first IPSEC block of a profile counts: this one is passed over. Put the rules together.', related: first && [{ at: at(first.keyword), message: 'The first one' }] };
}

const zertRecords = new Set(['ZERTDETAIL', 'ZERTSUMMARY', 'ZERTDETAILBYPOLICY']);

function* records(profile: Profile): Generator<Draft> {
  const global = named(profile, 'GLOBALCONFIG');
  const discovers = says(global, 'ZERT');
  const aggregates = says(global, 'AGGREGATION', 'AGG');
  for (const { operands } of named(profile, 'SMFCONFIG')) {
    for (const word of operands) {
      const text = word.text.toUpperCase();
      if (!zertRecords.has(text)) continue;
      if (!discovers) yield { at: at(word), message: `${text} writes no records without GLOBALCONFIG ZERT${text === 'ZERTSUMMARY' ? ' AGGREGATION' : ''}, which is not coded here.` };
      else if (text === 'ZERTSUMMARY' && !aggregates) yield { at: at(word), message: 'ZERTSUMMARY writes no records without GLOBALCONFIG ZERT AGGREGATION: AGGREGATION is not coded, and NOAGGREGATION is the default.' };
    }
  }
}
