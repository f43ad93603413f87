/** Records of logs that speak of the policy: rules and actions, unknown attributes, files, bytes of a handshake. */
import { message, messages, parameter as catalogParameter, patternOf, statement as catalogStatement, statementsOf } from '../../catalog/index.js';
import { nearest } from '../../checks/library/nearest.js';
import { statementsIn, type Statement } from '../../syntax/tree.js';
import { meaningOf } from '../../workspace/facts.js';
import { displayFileName, parseFileName } from '../../workspace/names.js';
import type { FeatureContext } from '../context.js';
import { describeFileName } from '../describe/files.js';
import { code, joined, paragraphs, prose, sentences, title } from '../describe/markdown.js';
import { describeMessage } from '../describe/messages.js';
import { explainReturnCode } from '../describe/return-codes.js';
import { placeLink } from '../describe/source-text.js';
import { describeStatement } from '../describe/statements.js';
import { alertIn, describeAlert, describeHandshake, readTlsRecord } from '../describe/tls-records.js';
import { describeReference } from './names.js';
import type { Line, Recogniser } from './recogniser.js';

/** Lines before the pointer that are searched for what belongs to its record. */
const linesBack = 60;

/** `RULE: TN`, `policy rule: 'TN'`: the rule as it stands in the library. */
const rules: Recogniser = {
  pattern: /\bRULE:\s*(\S.*?)(?=\s+(?:RC:|ACTIONS:|USERID:|GRPID:|JOBNAME:)|\s*$)|policy rule:\s*['‘’"`]([^'‘’"`]+)['‘’"`]/dg,
  group: 0,
  logsOnly: true,
  describe: ([, field, installed], { context }) => describeKnown(context, ['TTLSRule'], field ?? installed ?? ''),
};

const actionTypes = ['TTLSGroupAction', 'TTLSEnvironmentAction', 'TTLSConnectionAction'];

/** `ACTIONS: TNGA TNEA TNCA`: group, environment and connection action in this order, **N/A** where there is none. */
const actions: Recogniser = {
  pattern: /\bACTIONS:\s*(\S+(?:\s+\S+){0,2})/dg,
  group: 1,
  logsOnly: true,
  describe(match, { context }, offset) {
    const base = match.indices?.[1]?.[0] ?? 0;
    for (const [index, word] of [...(match[1] ?? '').matchAll(/\S+/g)].entries()) {
      const start = base + word.index;
      const end = start + word[0].length;
      const type = actionTypes[index];
      if (!type || offset < start || offset > end) continue;
      const contents = describeKnown(context, [type], word[0]);
      return contents === undefined ? undefined : { contents, start, end };
    }
    return undefined;
  },
};

/** `policyRule: TN`, `TTLSEnvAction: TNEA`: names in displays of pasearch and Netstat. */
const displayedNames: Recogniser = {
  pattern: /\b(policyRule|TTLSRule|policyAction|TTLS Action|TTLS(?:Grp|Env|Conn)Action):\s{1,40}(\S+)/dg,
  group: 2,
  logsOnly: true,
  describe: ([, label = '', name = ''], { context }) => describeKnown(context, displayedTypes[label] ?? actionTypes, name),
};

/** pasearch says only further down at which level an action is. */
const displayedTypes: Readonly<Record<string, readonly string[]>> = {
  policyRule: ['TTLSRule'],
  TTLSRule: ['TTLSRule'],
  TTLSGrpAction: ['TTLSGroupAction'],
  TTLSEnvAction: ['TTLSEnvironmentAction'],
  TTLSConnAction: ['TTLSConnectionAction'],
};

/** A definition of one of the types, wherever in the library; undefined when there is none. */
function describeKnown(context: FeatureContext, types: readonly string[], name: string): string | undefined {
  for (const scope of context.model.scopes) {
    const names = context.model.names(scope);
    for (const type of types) {
      const found = names.winner(type, name);
      const file = found && context.model.files.get(found.uri);
      if (!found || !file) continue;
      // Asked for from the file that has it, so that its stacks are found.
      return describeReference({ ...context, file }, type, name);
    }
  }
  return undefined;
}

/** `Unknown attribute 'X' for Y`: what was probably meant, and where it stands. */
const unknownAttributes: Recogniser = {
  pattern: /Unknown attribute\s+['‘’"`]([^'‘’"`]+)['‘’"`]\s+for\s+(\w+)/dg,
  group: 0,
  logsOnly: true,
  describe([, name = '', type = ''], { context }) {
    const owner = catalogStatement('pagent', type);
    const row = message('PAGENT-UNKNOWN-ATTRIBUTE');
    const meant = owner && nearest(name, owner.parameters.filter((p) => !p.tolerated).map((p) => p.name));
    const homes = owner && catalogParameter(owner, name) ? [] : statementsOf('pagent').filter((each) => catalogParameter(each, name)?.tolerated !== true && catalogParameter(each, name)).map((each) => each.name);
    const places = attributePlaces(context, name, owner?.name ?? type);
    return paragraphs(
      title(name, `unknown attribute of ${code(owner?.name ?? type)}`),
      sentences(owner && catalogParameter(owner, name) && `${code(owner.name)} has such an attribute; this Policy Agent does not know it.`, meant !== undefined && `Did you mean ${code(meant)}?`, homes.length > 0 && `It belongs in ${joined(homes.map(code), 'or')}.`),
      places.length > 0 ? `It stands in ${joined(places)}.` : 'No such line stands in the files that are known here.',
      ...(row?.actions ?? []).map(prose),
    );
  },
};

/** Lines with this keyword in statements of the type; at most five. */
function attributePlaces({ model }: FeatureContext, name: string, type: string): string[] {
  const wanted = name.toLowerCase();
  const found: string[] = [];
  for (const file of model.files.values()) {
    if (file.language !== 'pagent' || !file.text.toLowerCase().includes(wanted)) continue;
    for (const [index, item] of file.tree.items.entries()) {
      for (const node of statementsIn(item.statement)) {
        if (node.keyword.text.toLowerCase() !== wanted || ownerName(node) !== type) continue;
        found.push(placeLink(file, (file.tree.starts[index] ?? 0) + node.keyword.start));
        if (found.length === 5) return found;
      }
    }
  }
  return found;
}

function ownerName(node: Statement): string | undefined {
  return node.parent && (meaningOf(node.parent).type?.name ?? node.parent.keyword.text);
}

/** `'TTLSRule' statement`, `for TTLSRule`: the statement that a record names. */
const statements: Recogniser = {
  pattern: /['‘’"`](\w+)['‘’"`]\s+statement|\bfor\s+((?:TTLS|Ip|Key|Routing|Policy)\w+)\b/dg,
  group: 0,
  logsOnly: true,
  describe([, quoted, named], { context }) {
    const row = catalogStatement('pagent', quoted ?? named ?? '');
    return row && describeStatement(row, context.settings.release);
  },
};

/** `//'USER.TCPPARMS(PAGENTTN)'` or a path: the file here, when a statement of the library names it too. */
const files: Recogniser = {
  pattern: /\/\/'[^'\s]+'|(?<=['‘])\/[^\s'’]+(?=['’])/dg,
  group: 0,
  logsOnly: true,
  describe([text = ''], { context }) {
    const wanted = displayFileName(parseFileName(text));
    const include = context.model.includes.find((each) => each.reference.word && displayFileName(each.name) === wanted);
    if (!include) return undefined;
    const { role, common } = include.reference;
    return describeFileName({ name: include.name, role, common, target: include.target, missing: include.targetKnownMissing, unread: include.targetUnread }, context.model);
  },
};

/** PARM1 of EZZ6035I is a System SSL code when RCODE, a line or two above, says that the handshake failed. */
const telnetParameters: Recogniser = {
  pattern: /\bPARM1:\s*([0-9A-F]{8})\b/dg,
  group: 0,
  logsOnly: true,
  describe([, number = ''], line) {
    const rcode = previousLines(line, 4).map((text) => /\bRCODE:\s*([0-9A-F]{4})-/.exec(text)?.[1]).find((found) => found !== undefined);
    return rcode === '6002' || rcode === '600E' ? explainReturnCode(number, line.context.settings.release) : undefined;
  },
};

/** The body of a record whose header came in an earlier EZD1285I of the same connection and direction. */
const recordBodies: Recogniser = {
  pattern: /\bCONNID:\s*([0-9A-Fa-f]{8})\s+(RECV|SEND)\s+CIPHER\s+((?:[0-9A-Fa-f]{2})+)\b/dg,
  group: 3,
  logsOnly: true,
  describe([, connection = '', direction = '', digits = ''], line) {
    if (readTlsRecord(digits)) return undefined;
    const before = previousLines(line, linesBack).find((text) => text.includes(connection) && text.includes(`${direction} CIPHER`));
    const header = before === undefined ? undefined : /CIPHER\s+([0-9A-Fa-f]{10})\s*$/.exec(before)?.[1];
    const record = header === undefined ? undefined : readTlsRecord(header + digits);
    if (!record) return undefined;
    const sent = alertIn(record);
    return sent ? describeAlert(sent) : describeHandshake(record);
  },
};

/** The lines in front of the line, the nearest first. */
function previousLines({ context, start }: Line, count: number): string[] {
  const { text } = context.file;
  const found: string[] = [];
  let end = start;
  while (found.length < count && end > 0) {
    while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
    let from = end;
    while (from > 0 && end - from < 2000 && text[from - 1] !== '\n' && text[from - 1] !== '\r') from--;
    if (from === end) break;
    found.push(text.slice(from, end));
    end = from;
  }
  return found;
}

/** A record that has no message number: the text by which it is known. */
const records: Recogniser = {
  pattern: /^.+$/dg,
  group: 0,
  logsOnly: true,
  weak: true,
  describe([text = '']) {
    const row = messages.find((each) => each.id.startsWith('PAGENT-') && each.pattern !== undefined && patternOf(each.pattern).test(text));
    return row && describeMessage(row);
  },
};

export const logRecognisers: readonly Recogniser[] = [rules, actions, displayedNames, unknownAttributes, statements, files, telnetParameters, recordBodies, records];
