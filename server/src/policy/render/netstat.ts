/**
 * A rule as the policy part of `netstat ttls conn detail` prints it (layout: displays of z/OS 2.4 and 3.1).
 *
 * Left out, because it belongs to the connection or changes from run to run: everything above `TTLSRule`, and GroupID.
 * Not confirmed by a display: port ranges, address groups (shown with commas), and the lines of a connection action.
 */
import type { Place } from '../../workspace/source-file.js';
import type { Condition } from '../conditions.js';
import type { ActionLevel } from '../parameters.js';
import type { Policy, Rule } from '../policy.js';
import { actionsInOrder, ActionView, type ShownValue } from './actions.js';
import { netstatLayout } from './layout.js';
import { Rendered, type RenderedLine } from './lines.js';
import { codeName, isCodeList } from './names.js';

const labels: Readonly<Record<ActionLevel, string>> = { group: 'TTLSGrpAction', environment: 'TTLSEnvAction', connection: 'TTLSConnAction' };

/** netstat always goes from the group down. */
const order: readonly ActionLevel[] = ['group', 'environment', 'connection'];

/** The policy part of the display for a connection that uses the rule. */
export function renderNetstat(policy: Policy, rule: Rule): Rendered {
  const present = actionsInOrder(rule);
  return new Rendered([
    { text: `TTLSRule: ${rule.name}`, places: [rule.place] },
    ...conditions(rule),
    ...order.filter((level) => present.includes(level)).flatMap((level) => action(new ActionView(policy, rule, level), rule)),
  ]);
}

function line(label: string, value: string, places: readonly Place[] = []): RenderedLine {
  return { text: `  ${`${label}:`.padEnd(16)}${value}`.trimEnd(), places };
}

function conditions(rule: Rule): RenderedLine[] {
  const { localAddress, localPort, remoteAddress, remotePort, jobname, userid, direction } = rule.conditions;
  const set = (label: string, condition: Condition<{ texts(): readonly string[] }>): RenderedLine =>
    line(label, (condition.value?.texts() ?? [condition.coded?.text ?? '']).join(', '), placesOf(condition));
  return [
    line('Priority', String(rule.priority), rule.effective.get('Priority')?.places),
    set('LocalAddr', localAddress),
    set('LocalPort', localPort),
    set('RemoteAddr', remoteAddress),
    set('RemotePort', remotePort),
    ...(jobname.coded ? [line('JobName', jobname.coded.text, placesOf(jobname))] : []),
    ...(userid.coded ? [line('UserId', userid.coded.text, placesOf(userid))] : []),
    line('Direction', direction.value ?? direction.coded?.text ?? '', placesOf(direction)),
  ];
}

function placesOf(condition: Condition<unknown>): readonly Place[] {
  return condition.coded ? [condition.coded.place] : [];
}

function action(view: ActionView, rule: Rule): RenderedLine[] {
  const block = rule[view.level];
  const values = netstatLayout[view.level].flatMap((section) => view.values(section));
  return [line(labels[view.level], view.name, block ? [block.place] : []), ...values.flatMap(valueLines)];
}

function valueLines({ info, value, places }: ShownValue): RenderedLine[] {
  const texts = (typeof value === 'string' ? [value] : value).map((text) => (isCodeList(info) ? `${text} ${codeName(info, text)}`.trimEnd() : text));
  const column = info.name.startsWith('GSK_SESSION_TICKET') ? 43 : 32;
  const label = `    ${displayName(info.name)}:`.padEnd(column - 1);
  return texts.map((text, index) => ({ text: `${index === 0 || !isCodeList(info) ? label : ' '.repeat(column - 1)} ${text}`, places, parameter: info.name }));
}

/** The protocol switches are printed in capitals. */
function displayName(name: string): string {
  return /^(SSL|TLS)v/.test(name) ? name.replace('v', 'V') : name;
}
