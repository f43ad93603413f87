// TextMate grammars of logs, displays and traces: pagent.log and AT-TLS trace (EZD128x) in syslogd files and on consoles, the
// "Key: value" reports of pasearch and Netstat, the trace of System SSL. Severity scopes are those of the log grammar of VS Code.
import { address, anyOf } from './regex.mjs';
import { scopes } from './blocks.mjs';
import { captures, scoped } from './rules.mjs';

const severity = { error: 'log.error strong string.regexp', warning: 'log.warning markup.deleted', info: 'log.info markup.inserted', debug: 'log.debug markup.changed' };
const time = 'constant.numeric.date';
/** Names of fields stand on every line of a log: a quiet colour lets the errors stand out. */
const fieldName = 'variable.other.field';

/** Record types of pagent.log by severity (reference: messages, pagentLog.recordTypes). */
const recordTypes = {
  error: ['SYSERR', 'OBJERR', 'PROTERR'],
  warning: ['WARNING'],
  info: ['EVENT', 'ACTION', 'INFO', 'ACNTING'],
  debug: ['TRACE'],
};

/** Fields of the EZD128x messages whose value is a name. */
const nameFields = ['JOBNAME', 'USERID', 'STACK', 'TCPCONN'];
const hexFields = ['GRPID', 'ENVID', 'CONNID'];

/** One rule a severity: date, time, type, thread, depth, function. */
const recordRules = (id) => Object.entries(recordTypes).map(([level, types]) => ({
  match: `^\\s*(?:(\\d{2}/\\d{2})\\s+(\\d{2}:\\d{2}:\\d{2})\\s+)?(${anyOf(types)})\\s*(:)(\\d{3})(:)\\s*([.\u2026]*)\\s*(?:([A-Za-z_]\\w*)(:))?`,
  captures: captures(
    {
      1: time,
      2: time,
      3: severity[level],
      4: 'punctuation.separator',
      5: scopes.number,
      6: 'punctuation.separator',
      7: 'punctuation.definition.depth',
      8: 'entity.name.function',
      9: 'punctuation.separator',
    },
    id,
  ),
}));

/**
 * Logs. A display may stand among their records.
 * @param names constants that stand in records: cipher suites, groups, signature pairs
 * @returns the grammar as an object
 */
export const logGrammar = (names) => grammar('pagent-log', 'Policy Agent log and AT-TLS trace', ['prefix', 'record', 'message', 'field', 'report', 'value'], names);

/** Displays of pasearch and Netstat; see logGrammar. */
export const displayGrammar = (names) => grammar('pasearch', 'Display of pasearch or Netstat', ['message', 'report', 'value'], names);

/** Traces of System SSL, as gsktrace and IPCS write them; see logGrammar. */
export const gskTraceGrammar = (names) => grammar('gsk-trace', 'System SSL trace', ['traceRecord', 'traceJob', 'dump', 'message', 'status', 'value'], names);

function grammar(id, name, parts, names) {
  const rules = repository(id, names);
  return {
    name,
    scopeName: `source.${id}`,
    patterns: parts.map((part) => ({ include: `#${part}` })),
    repository: Object.fromEntries(parts.map((part) => [part, rules[part]])),
  };
}

/** Record types of a System SSL trace by severity, as both formatters write them. */
const traceTypes = { error: ['ERROR', 'SSL_ERROR'], info: ['INFO', 'SSL_INFO', 'API', 'SSL_API'], debug: ['ENTRY', 'SSL_ENTRY', 'EXIT', 'SSL_EXIT', 'ASCII_DUMP', 'SSL_ASCII_DUMP', 'EBCDIC_DUMP', 'SSL_EBCDIC_DUMP'] };

/** The rules of all three by the names that the grammars list. */
function repository(id, names) {
  const scope = (scopes) => scoped(scopes, id);
  return {
    traceRecord: {
      patterns: Object.entries(traceTypes).flatMap(([level, types]) => [
        {
          match: `^(\\d{2}/\\d{2}/\\d{4}-\\d{2}:\\d{2}:\\d{2})\\s+(Thd-\\d+)\\s+(${anyOf(types)})(?:\\s+([A-Za-z_]\\w*)(?:(\\(\\))(:)?)?)?(?=\\s|$)`,
          captures: captures({ 1: time, 2: 'variable.other.thread', 3: severity[level], 4: 'entity.name.function', 5: 'punctuation.section.parens', 6: 'punctuation.separator' }, id),
        },
        {
          match: `^(\\S{1,8})\\s+(MESSAGE|DUMP)\\s+([0-9A-F]{8})\\s+(\\d{2}:\\d{2}:\\d{2}\\.\\d{6})\\s+(${anyOf(types)})(?=\\s|$)`,
          captures: captures({ 1: 'entity.name.namespace.host', 2: 'storage.type.record', 3: `${scopes.number}.hex`, 4: time, 5: severity[level] }, id),
        },
      ]),
    },
    traceJob: {
      match: '^\\s+(Job)\\s+(\\S+)\\s+(Process)\\s+([0-9A-F]{8})\\s+(Thread)\\s+([0-9A-F]{8})(?:\\s+([A-Za-z_]\\w*))?',
      captures: captures({ 1: fieldName, 2: 'variable.other.job', 3: fieldName, 4: `${scopes.number}.hex`, 5: fieldName, 6: `${scopes.number}.hex`, 7: 'entity.name.function' }, id),
    },
    dump: {
      match: '^\\s+([0-9A-Fa-f]{8})(:)\\s+((?:[0-9A-Fa-f]{2,8}\\s+)*[0-9A-Fa-f]{2,8})(?:\\s+(\\*.*\\*))?\\s*$',
      captures: captures({ 1: 'constant.numeric.offset', 2: 'punctuation.separator', 3: `${scopes.number}.hex`, 4: 'string.quoted.dump' }, id),
    },
    status: {
      patterns: [
        { match: '\\b(0[xX][0-9A-Fa-f]+)\\b', captures: captures({ 1: `${scopes.number}.hex` }, id) },
        { match: '\\b(?:CLIENT|SERVER)-[A-Z-]+|\\b(?:CERTIFICATE|FINISHED|CHANGE-CIPHER-SPEC|ALERT|ENCRYPTED-EXTENSIONS|NEW-SESSION-TICKET|HELLO-RETRY-REQUEST)\\b', name: scope(scopes.constant) },
      ],
    },
    prefix: {
      patterns: [
        {
          match:
            '^([A-Z][a-z]{2}\\s+\\d{1,2}\\s+\\d{1,2}:\\d{2}:\\d{2})\\s+([^\\s/]+)(?:/(\\S+)\\s+(\\S+))?\\s+([A-Za-z0-9_.-]+)(?:(\\[)(\\d+)(\\]))?(:)(?:\\s+(\\d{2}:\\d{2}:\\d{2})\\s+(\\S+)(?=\\s+EZD))?',
          captures: captures(
            {
              1: time,
              2: 'entity.name.namespace.host',
              3: 'variable.other.user',
              4: 'variable.other.job',
              5: 'entity.name.function.tag',
              6: 'punctuation.section.process.begin',
              7: scopes.number,
              8: 'punctuation.section.process.end',
              9: 'punctuation.separator',
              10: time,
              11: 'variable.other.stack',
            },
            id,
          ),
        },
        {
          match: '^\\s*(\\d{2}[.:]\\d{2}[.:]\\d{2}(?:\\.\\d{2})?)\\s+((?:STC|JOB|TSU|[SJT])\\d+)(?=\\s)',
          captures: captures({ 1: time, 2: 'variable.other.job' }, id),
        },
      ],
    },
    record: { patterns: recordRules(id) },
    message: {
      patterns: [
        {
          match: '\\b(EZD128[67]I)\\s+(TTLS)\\s+(Error)\\b',
          captures: captures({ 1: 'keyword.other.message-id', 2: 'storage.type.component', 3: severity.error }, id),
        },
        {
          match: '\\b(EZD128\\dI)\\s+(TTLS)\\s+(Map|Start|Event|Flow|Data)\\b',
          captures: captures({ 1: 'keyword.other.message-id', 2: 'storage.type.component', 3: 'entity.name.function.event' }, id),
        },
        { match: '\\b(?:EZ[ABDYZ]|EZYFT|EZAIN|ICH|IRR|FSUM|GSK|EDC|CSF|ITT|IEE|IST|ISTM)\\d{2,5}[A-Z]?\\b', name: scope('keyword.other.message-id') },
      ],
    },
    field: {
      patterns: [
        {
          match: '\\b(RC|SSLRetCode|CMSRetCode|RetCode)([:=])\\s*(?:(-?0+)(?=\\s|$)|(-?\\w+))',
          captures: captures({ 1: fieldName, 2: 'punctuation.separator.key-value', 3: scopes.number, 4: severity.error }, id),
        },
        {
          match: `\\b(${anyOf(hexFields)})(:)\\s*([0-9A-Fa-f]{8})\\b`,
          captures: captures({ 1: fieldName, 2: 'punctuation.separator.key-value', 3: `${scopes.number}.hex` }, id),
        },
        {
          match: '\\b(LOCAL|REMOTE)(:)\\s*([0-9A-Fa-f:.]*[0-9A-Fa-f:])(\\.\\.)(\\d+)',
          captures: captures(
            { 1: fieldName, 2: 'punctuation.separator.key-value', 3: scopes.address, 4: 'keyword.operator.port', 5: `${scopes.number}.port` },
            id,
          ),
        },
        {
          match: '\\b(RULE)(:)\\s*(\\S.*?)(?=\\s+(?:RC|ACTIONS|USERID|GRPID):|\\s*$)',
          captures: captures({ 1: fieldName, 2: 'punctuation.separator.key-value', 3: scopes.reference }, id),
        },
        {
          match: `\\b(${anyOf(nameFields)})(:)\\s*(\\S+)`,
          captures: captures({ 1: fieldName, 2: 'punctuation.separator.key-value', 3: 'variable.other.job' }, id),
        },
        {
          match: '\\b(TYPE|STATUS)(:)\\s*(InBound|OutBound|Not Enabled|Enabled|Appl Control)\\b',
          captures: captures({ 1: fieldName, 2: 'punctuation.separator.key-value', 3: scopes.word }, id),
        },
        {
          match: '\\b(ACTIONS)(:)\\s*(\\S+)(?:\\s+(\\S+))?(?:\\s+(\\S+))?',
          captures: captures({ 1: fieldName, 2: 'punctuation.separator.key-value', 3: scopes.reference, 4: scopes.reference, 5: scopes.reference }, id),
        },
      ],
    },
    report: {
      patterns: [
        {
          match: '^(\\s*(?:EZZ\\d{4}I\\s+)?(?:policyRule|policyAction|TTLS Action|TTLSRule|TTLSGrpAction|TTLSEnvAction|TTLSConnAction))(:)(?:\\s+(\\S+))?',
          captures: captures({ 1: scopes.statement, 2: 'punctuation.separator.key-value', 3: scopes.definition }, id),
        },
        {
          match: '(?:^\\s*|(?<=\\s\\s)|(?<=I\\s))(?!(?:LOCAL|REMOTE|RULE|TYPE|STATUS|ACTIONS|JOBNAME|USERID|GRPID|ENVID|CONNID|RC):)([A-Za-z0-9][\\w./-]*(?: [\\w./-]+){0,4})(:)(?=\\s|$)',
          captures: captures({ 1: scopes.attribute, 2: 'punctuation.separator.key-value' }, id),
        },
        {
          match: '^\\s+([0-9A-F]{4})\\s+(?=[A-Za-z])',
          captures: captures({ 1: `${scopes.number}.hex` }, id),
        },
      ],
    },
    value: {
      patterns: [
        { match: `\\b(?:${anyOf(names)})(?![\\w.])`, name: scope(scopes.cipher) },
        { match: '\\b(GSK_[A-Z0-9_]+)(?:(\\()(\\d+)(\\)))?', captures: captures({ 1: scopes.constant, 3: scopes.number }, id) },
        { match: '\\b(?:Call|Get|Set)(?=\\s+GSK_)', name: scope('keyword.operator.word') },
        { match: '\\b(RECV|SEND)\\s+(\\S+)', captures: captures({ 1: 'keyword.operator.word', 2: scopes.word }, id) },
        // In the sentences of a trace these are ordinary words.
        ...(id === 'gsk-trace' ? [] : [{ match: `(?i)(?<=\\s)(?:On|Off|Yes|No|All|None|Server|ServerWithClientAuth|Client|Inbound|Outbound|Both)(?=\\s|$)`, name: scope(scopes.word) }]),
        { match: `(?<![\\w.:])${address}(?:(?=\\.\\.)|(?![\\w:]))`, name: scope(scopes.address) },
        { match: "(?<![\\w'])'(?:\\/\\/'[^']*'|[^']*)'|\u2018[^\u2019]*\u2019+", name: scope('string.quoted.single') },
        { match: '\\b(errno2?)(=)([0-9A-Fa-f]{8})\\b', captures: captures({ 1: scopes.attribute, 2: 'keyword.operator.assignment', 3: `${scopes.number}.hex` }, id) },
        { match: '\\b(?:0[xX][0-9A-Fa-f]+|(?=[0-9A-F]*\\d)[0-9A-F]{8,})\\b', name: scope(`${scopes.number}.hex`) },
        { match: '(?<![\\w.:/-])-?\\d+(?![\\w.:/-])', name: scope(scopes.number) },
      ],
    },
  };
}
