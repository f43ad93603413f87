/** Explains what stands under the cursor in a configuration of syslogd. */
import { parameter, statement } from '../../../catalog/index.js';
import { syslogdTables } from '../../../catalog/syslogd.js';
import { syslogdOf } from '../../../checks/syslogd/configuration.js';
import type { SyslogDestination, SyslogRule, SyslogStatement } from '../../../syntax/syslogd.js';
import type { Span } from '../../../syntax/tree.js';
import { covers, type FeatureContext } from '../../context.js';
import { bullets, code, paragraphs, prose, title } from '../../describe/markdown.js';
import { describeParameter } from '../../describe/parameters.js';
import { describeStatement } from '../../describe/statements.js';
import { hedge, sinceSentence } from '../../describe/words.js';
import type { Hover } from '../../hover/result.js';
import { expandTime } from './time-symbols.js';
import { ruleInWords } from './words.js';

/** `now`: the moment that time symbols are filled in for. */
export function hoverSyslogd(context: FeatureContext, offset: number, now: Date = new Date()): Hover | undefined {
  for (const entry of syslogdOf(context.file).entries) {
    if (!covers(entry, offset)) continue;
    if (entry.kind === 'rule') return ruleHover(entry, context, offset, now);
    if (entry.kind === 'statement') return statementHover(entry, context, offset);
    const inside = [entry.begin, ...entry.parameters, ...(entry.close ? [entry.close] : [])].find((each) => covers(each, offset));
    return inside && statementHover(inside, context, offset);
  }
  return undefined;
}

const at = ({ start, end }: Span, contents: string): Hover => ({ contents, start, end });

function ruleHover(rule: SyslogRule, { settings }: FeatureContext, offset: number, now: Date): Hover | undefined {
  if (covers(rule.selector, offset)) {
    const condition = rule.conditions.find((each) => covers(each, offset));
    const facility = condition?.facilities.find((each) => covers(each, offset));
    const priority = condition?.priority && covers(condition.priority, offset) ? condition.priority : undefined;
    const about = facility ? facilityText(facility.text) : priority ? priorityText(priority.text) : undefined;
    return at(facility ?? priority ?? condition ?? rule.selector, paragraphs(about, ruleInWords(rule)));
  }
  if (rule.destination && covers(rule.destination, offset)) return at(rule.destination, destinationText(rule.destination, settings.release, now));
  const option = rule.options.find((each) => covers(each, offset));
  const owner = statement('syslogd', '(rule)');
  const row = option && owner && parameter(owner, option.name.text);
  return option && row && owner ? at(option, describeParameter(row, { ...owner, name: 'a rule' }, settings.release)) : undefined;
}

function facilityText(name: string): string | undefined {
  const row = syslogdTables.facilities.find((each) => each.name === name.toLowerCase());
  if (!row) return undefined;
  const programs = syslogdTables.facilityUse.filter(({ facility }) => facility === row.name).map(({ component, jobname }) => prose(`${component}: job name ${jobname}`));
  return paragraphs(title(row.name, 'facility'), prose(row.summary), bullets(programs), hedge(row.certainty));
}

function priorityText(name: string): string | undefined {
  const row = syslogdTables.priorities.find((each) => each.name === name.toLowerCase());
  return row && paragraphs(title(row.name, 'priority', row.code !== undefined && `severity ${row.code}`), prose(row.summary), hedge(row.certainty));
}

const nameOfKind: Readonly<Partial<Record<SyslogDestination['kind'], string>>> = {
  file: 'UNIX file',
  console: 'MVS console',
  operlog: 'Operations log',
  host: 'Another syslogd',
  action: 'Another syslogd, with protocol, port and TLS',
  users: 'Logged-on users',
  everyone: 'All users',
  smf: 'SMF',
};

function destinationText({ kind, text }: SyslogDestination, release: FeatureContext['settings']['release'], now: Date): string {
  const row = syslogdTables.destinations.find(({ name }) => name === nameOfKind[kind]);
  if (!row) return paragraphs(title(text, 'destination'), 'Nothing that syslogd is known to take.');
  const expanded = kind === 'file' ? expandTime(text, now) : text;
  const symbols = syslogdTables.timeSymbols.filter(({ symbol }) => kind === 'file' && text.includes(symbol)).map(({ symbol, summary }) => `${code(symbol)}: ${prose(summary)}`);
  return paragraphs(
    title(row.name, 'destination'),
    prose(row.summary),
    expanded !== text && `Read at this moment, it is ${code(expanded)}, in the time zone of this machine.`,
    bullets(symbols),
    bullets((row.notes ?? []).map(prose)),
    sinceSentence(row.since, undefined, release),
    hedge(row.certainty),
  );
}

function statementHover({ keyword, operands }: SyslogStatement, { settings }: FeatureContext, offset: number): Hover | undefined {
  const row = statement('syslogd', keyword.text);
  if (row && covers(keyword, offset)) return at(keyword, describeStatement(row, settings.release));
  const owner = row ?? statement('syslogd', 'BeginArchiveParms');
  const operand = owner && (row ? row.parameters[0] : parameter(owner, keyword.text));
  const span = [keyword, ...operands].find((word) => covers(word, offset));
  return operand && owner && span ? at(span, describeParameter(operand, owner, settings.release)) : undefined;
}
