/** The effective parameters for people: grouped by statement, each with its level and the line that it comes from. */
import type { Place } from '../../workspace/source-file.js';
import type { Effective, EffectiveParameter } from '../effective.js';
import { parameterInfo } from '../parameters.js';
import type { Rule } from '../policy.js';
import { levelText, summaryOf } from '../summary.js';
import { plain, Rendered, type RenderedLine } from './lines.js';
import { codeName, isCodeList } from './names.js';

export interface PrettyOptions {
  /** `file:line` of a place, as the reader should see it. */
  readonly locate: (place: Place) => string;
  /** Also parameters without a value. */
  readonly all?: boolean;
}

/** Statements in the order of the groups, with their headings. */
const groups: readonly (readonly [heading: string, ...statements: string[]])[] = [
  ['Rule', 'TTLSRule'],
  ['Group', 'TTLSGroupAction', 'TTLSGroupAdvancedParms'],
  ['Key ring', 'TTLSKeyringParms'],
  ['Connection', 'TTLSEnvironmentAction', 'TTLSConnectionAction', 'TTLSEnvironmentAdvancedParms', 'TTLSConnectionAdvancedParms'],
  ['Cipher suites', 'TTLSCipherParms'],
  ['Groups and signatures', 'TTLSSignatureParms'],
  ['Sessions and revocation', 'TTLSGskAdvancedParms'],
  ['CRLs from LDAP', 'TTLSGskLdapParms'],
  ['CRLs over HTTP', 'TTLSGskHttpCdpParms'],
  ['OCSP', 'TTLSGskOcspParms'],
];

/** Groups whose defaults mean nothing unless one of their parameters is coded. */
const onlyWhenCoded: ReadonlySet<string> = new Set(['CRLs from LDAP']);

const reasons = {
  'stronger-level': 'a stronger action codes it too',
  'coded-again': 'coded again below',
  'other-form': 'coded again in another form',
  replaced: 'replaced by a later definition of the same name',
  'not-at-this-level': 'has no known effect at this level',
} as const;

/** A rule with its effective parameters. */
export function renderPretty(rule: Rule, options: PrettyOptions): Rendered {
  return new Rendered([
    { text: `TTLSRule ${rule.name}   ${options.locate(rule.place)}`, places: [rule.place] },
    { text: `  ${summaryOf(rule).text}`, places: [rule.place] },
    ...rule.unresolved.map(({ type, name, place }) => ({ text: `  not defined: ${type} ${name}   ${options.locate(place)}`, places: [place] })),
    ...groups.flatMap(([heading, ...statements]) => groupLines(rule.effective, heading, statements, options)),
  ]);
}

function groupLines(effective: Effective, heading: string, statements: readonly string[], options: PrettyOptions): RenderedLine[] {
  const members = [...effective].filter((p) => statements.includes(p.info.statement) && p.name !== 'V3CipherSuites4Char' && (options.all || isTelling(p, effective)));
  const silent = onlyWhenCoded.has(heading) && !options.all && members.every((p) => p.places.length === 0);
  if (members.length === 0 || silent) return [];
  const rows = members.map((p) => ({ p, texts: valueTexts(p) }));
  const nameWidth = Math.max(...members.map((p) => p.name.length));
  const valueWidth = Math.min(48, Math.max(...rows.flatMap((r) => r.texts.map((t) => t.length))));
  return [plain(''), plain(heading), ...rows.flatMap(({ p, texts }) => parameterLines(p, texts, nameWidth, valueWidth, options))];
}

/** Without a value a parameter tells nothing; the ciphers of SSLv2 matter only when it is on or they are coded. */
function isTelling(p: EffectiveParameter, effective: Effective): boolean {
  if (p.name === 'V2CipherSuites' && p.places.length === 0) return effective.isOn('SSLv2');
  return p.value !== null || p.overrides.length > 0;
}

function parameterLines(p: EffectiveParameter, texts: readonly string[], nameWidth: number, valueWidth: number, { locate }: PrettyOptions): RenderedLine[] {
  const each = texts.length === p.places.length;
  const lines = texts.map((text, index): RenderedLine => {
    const places = each ? p.places.slice(index, index + 1) : p.places;
    const name = index === 0 ? p.name : '';
    const where = each || index === 0 ? p.places.slice(each ? index : 0, each ? index + 1 : 1).map(locate) : [];
    const origin = index === 0 ? levelText(p.level) + (p.statement?.name ? ` ${p.statement.name}` : '') + doubt(p) : '';
    return { text: `  ${name.padEnd(nameWidth)}  ${text.padEnd(valueWidth)}  ${[origin, ...where].filter(Boolean).join('  ')}`.trimEnd(), places, parameter: p.name };
  });
  const indent = ' '.repeat(nameWidth + 4);
  const note = p.note === undefined ? [] : [{ text: `${indent}${p.note}`, places: [], parameter: p.name }];
  const overridden = p.overrides.map((o) => ({
    text: `${indent}not ${typeof o.value === 'string' ? o.value : o.value.join(' ')}  ${o.level}${o.statement.name ? ` ${o.statement.name}` : ''}  ${locate(o.place)}: ${reasons[o.reason]}`,
    places: [o.place],
    parameter: p.name,
  }));
  return [...lines, ...note, ...overridden];
}

function doubt({ certainty, known }: EffectiveParameter): string {
  if (!known) return ' (not in this release)';
  return certainty === 'memory' || certainty === 'unknown' ? ' (not confirmed)' : '';
}

function valueTexts({ name, value }: EffectiveParameter): readonly string[] {
  const info = parameterInfo(name);
  if (value === null) return ['-'];
  const values = typeof value === 'string' ? [value] : value;
  return info && isCodeList(info) ? values.map((code) => `${code} ${codeName(info, code)}`.trimEnd()) : values;
}
