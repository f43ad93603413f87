/** What a line of a display shows: the parameter, its value, and what the members give for it. */
import { statement as catalogStatement } from '../../../catalog/index.js';
import { parameterInfo } from '../../../policy/parameters.js';
import { driftOf, shownParameter } from '../../../policy/index.js';
import type { Place } from '../../../workspace/source-file.js';
import { covers, type FeatureContext } from '../../context.js';
import { code, paragraphs, plain, prose, sentences, title } from '../../describe/markdown.js';
import { defaultSentence, describeParameter } from '../../describe/parameters.js';
import { placeLink } from '../../describe/source-text.js';
import { enumValue } from '../../describe/values.js';
import { describeCode } from '../../hover/codes.js';
import type { Hover } from '../../hover/result.js';
import { lineAround } from '../pagent-log/line.js';
import { fieldAt, policyOfDisplay, type ShownField } from './members.js';
import { namesIn } from './names.js';

export function hover(context: FeatureContext, offset: number): Hover | undefined {
  // Names of rules and actions are explained as in every log.
  if (namesIn(context.file).some((each) => covers(each, offset))) return undefined;
  const line = lineAround(context.file.text, offset);
  const shown = fieldAt(context, offset);
  const parameter = shown && shownParameter(shown.field);
  if (!shown || parameter === undefined) return undefined;
  const [start, end] = [line.start + line.text.search(/\S/), line.start + line.text.trimEnd().length];
  if (offset < start) return undefined;
  const contents = paragraphs(codeText(context, parameter, line.text) ?? valueText(context, parameter, shown), membersText(context, parameter, shown));
  return contents === '' ? undefined : { contents, start, end };
}

/** `C02F  TLS_ECDHE_…`: the code of the line. */
function codeText({ settings }: FeatureContext, parameter: string, line: string): string | undefined {
  const spec = parameterInfo(parameter)?.parameter.value;
  const digits = /(?:^|:)\s+([0-9A-F]{4}|[0-9A-F]{2})(?:\s|$)/.exec(line)?.[1];
  if (spec?.kind !== 'codes' || digits === undefined) return undefined;
  return describeCode(spec.of === 'cipher2' && digits.length === 4 ? 'cipher4' : spec.of, digits, settings.release);
}

function valueText({ settings }: FeatureContext, parameter: string, { field }: ShownField): string | undefined {
  const info = parameterInfo(parameter);
  const owner = info && catalogStatement('pagent', info.statement);
  if (!info || !owner) return undefined;
  const entry = enumValue(info.parameter.value, field.values.join(' '));
  if (!entry?.summary) return describeParameter(info.parameter, owner, settings.release);
  return paragraphs(title(`${info.name} ${entry.value}`), prose(entry.summary), prose(info.parameter.summary), sentences(defaultSentence(info.parameter, settings.release)));
}

/** What the members give at the same level, with the line; undefined when they do not have the rule. */
function membersText(context: FeatureContext, parameter: string, { live, rule, field }: ShownField): string | undefined {
  const policy = policyOfDisplay(context, live);
  const own = policy?.rule(rule.name);
  if (!policy || !own || parameterInfo(parameter)?.parameter.secret) return undefined;
  const difference = driftOf(policy, { ...live, rules: [rule] }).find(({ line, parameter: of }) => line === field.line && of === parameter);
  if (difference) return `**Members** give ${difference.members === null ? 'none' : plain(difference.members).slice(0, longestValue)}${where(context, difference.places[0])}.`;
  const given = own.effective.get(parameter);
  return `The members give the same${given?.level === field.scope ? where(context, given.places[0]) : ''}.`;
}

function where({ model }: FeatureContext, place: Place | undefined): string {
  const file = place && model.files.get(place.uri);
  const start = place && file?.startOf(place.item);
  return place && file && start !== undefined ? `, ${placeLink(file, start + place.span.start)}` : '';
}

const longestValue = 400;
