// The reference pages: statements by language and discipline, and the tables of codes, from the catalogue's data.
import { loadStatements, rows } from './catalog.mjs';

export const name = 'reference';

const notice = '<!-- Made by `npm run generate` from server/src/catalog/data. Do not edit. -->\n';
const cell = (text) => String(text ?? '').replace(/\|/g, '\\|').replace(/\r?\n/g, ' ');
const code = (text) => `\`${text}\``;

const pages = [
  { file: 'at-tls', title: 'AT-TLS policy', wants: (s) => s.language === 'pagent' && s.discipline === 'TTLS' },
  { file: 'main-and-image', title: 'Main and image configuration files', wants: (s) => s.language === 'pagent' && s.discipline === 'main' },
  { file: 'ipsec', title: 'IP security policy', wants: (s) => s.language === 'pagent' && s.discipline === 'IPSec' },
  { file: 'ids', title: 'Intrusion detection policy', wants: (s) => s.language === 'pagent' && s.discipline === 'IDS' },
  { file: 'qos', title: 'Quality of Service policy', wants: (s) => s.language === 'pagent' && s.discipline === 'QoS' },
  { file: 'routing', title: 'Policy-based routing', wants: (s) => s.language === 'pagent' && s.discipline === 'Routing' },
];

/** What may be written, in one line. */
function valueText(parameter) {
  const value = parameter.value;
  switch (value.kind) {
    case 'enum':
      return value.values.map((v) => code(v.value)).join(', ') + (value.open ? ', …' : '');
    case 'integer': {
      const range = value.min !== undefined || value.max !== undefined ? `${value.min ?? ''}–${value.max ?? ''}` : 'number';
      return `${range}${value.unit ? ` ${value.unit}` : ''}`;
    }
    case 'ipaddr':
      return 'address' + (value.forms.includes('prefix') ? ', address/prefix' : '') + (value.forms.includes('range') ? ', address-address' : '') + (value.forms.includes('all') ? ', `All`' : '');
    case 'portrange':
      return 'port, or two ports as `n m`, `n-m` or `n:m`';
    case 'ref':
      return `name of ${/^[AEIO]/i.test(value.to) ? 'an' : 'a'} ${value.to}`;
    case 'inline':
      return `${value.to} block`;
    case 'path':
      return "`//'DATA.SET(MEMBER)'` or `/path`";
    case 'label':
      return 'certificate label';
    case 'name':
      return `name${value.maxLength ? ` of up to ${value.maxLength} characters` : ''}${value.wildcard ? ', `*` at the end' : ''}`;
    case 'codes':
      return { cipher1: '1-character cipher codes', cipher2: '2-character cipher codes or one name', cipher4: '4-character cipher codes', group: 'group codes or one name', signature: 'signature codes or one name' }[value.of];
    default:
      return cell(value.format ?? 'text');
  }
}

function parameterRow(parameter) {
  const traits = [parameter.required ? 'required' : '', parameter.repeatable ? 'may be repeated' : '', parameter.since ? `since ${parameter.since}` : ''].filter(Boolean).join('; ');
  return `| ${code(parameter.name)} | ${cell(parameter.summary)}${traits ? ` *(${cell(traits)})*` : ''} | ${cell(valueText(parameter))} | ${parameter.default ? code(cell(parameter.default.value)) : ''} | ${parameter.systemSsl ? code(cell(parameter.systemSsl)) : ''} |`;
}

function statementSection(statement) {
  const offered = statement.parameters.filter((p) => !p.tolerated);
  return [
    `## ${statement.name}`,
    '',
    statement.summary,
    '',
    ...(statement.notes ?? []).map((note) => `- ${note}`),
    ...(statement.notes?.length ? [''] : []),
    ...(offered.length > 0 ? ['| Parameter | Meaning | Value | Default | System SSL |', '|---|---|---|---|---|', ...offered.map(parameterRow), ''] : []),
  ].join('\n');
}

const ciphersPage = async () => [
  '# Cipher suites',
  '',
  notice,
  '| Code | 2-char | Name | Protocols | Certificate | Forward secrecy | Strength |',
  '|---|---|---|---|---|---|---|',
  ...(await rows('ciphers')).map(
    (c) => `| ${code(c.code4)} | ${c.code2 ? code(c.code2) : ''} | ${c.name} | ${c.protocols.join(' ')} | ${cell(c.certificateNeeded)} | ${c.forwardSecrecy ? 'yes' : 'no'} | ${[c.strength, ...c.strengthReasons].map(cell).join('. ').replace(/\.\. /g, '. ')} |`,
  ),
  '',
].join('\n');

const groupsPage = async () => [
  '# Curves, key share groups and signature pairs',
  '',
  notice,
  'Group codes are decimal numbers: policy value `0023` is `0017` on the wire. Signature codes are hexadecimal.',
  '',
  '| Group | Name | On the wire | Key share | Strength |',
  '|---|---|---|---|---|',
  ...(await rows('groups')).map((g) => `| ${code(g.code)} | ${g.name} | ${code(g.wireHex)} | ${g.keyShare ? 'yes' : 'no'} | ${g.strength} |`),
  '',
  '| Signature | Name | Certificate key | Protocols | Strength |',
  '|---|---|---|---|---|',
  ...(await rows('signatures')).map((s) => `| ${code(s.code)} | ${s.name} | ${cell(s.certificateKey)} | ${s.protocols.join(', ')} | ${s.strength} |`),
  '',
].join('\n');

const returnCodesPage = async () => [
  '# Return codes',
  '',
  notice,
  '| Code | From | Meaning | What to do |',
  '|---|---|---|---|',
  ...(await rows('return-codes')).map((r) => `| ${code(r.code)} | ${r.kind}${r.symbol ? ` ${code(r.symbol)}` : ''} | ${cell(r.meaning)} | ${cell((r.actions ?? []).join(' '))} |`),
  '',
].join('\n');

/** @returns {Promise<Map<string, string>>} Pages by path. */
export async function files() {
  const statements = await loadStatements();
  const made = new Map();
  for (const page of pages) {
    const wanted = statements.filter(page.wants).filter((s) => !s.synonymOf || s.parameters.length > 0);
    if (wanted.length === 0) continue;
    made.set(`docs/reference/${page.file}.md`, [`# ${page.title}`, '', notice, ...wanted.map(statementSection)].join('\n'));
  }
  made.set('docs/reference/ciphers.md', await ciphersPage());
  made.set('docs/reference/groups-and-signatures.md', await groupsPage());
  made.set('docs/reference/return-codes.md', await returnCodesPage());
  return made;
}
