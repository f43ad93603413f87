/** AT-TLS traces, and whether syslogd keeps them. */
import { expect, test } from 'vitest';
import { traceNotLogged } from '../../../server/src/checks/across/trace-not-logged.js';
import { findingsOf } from '../../support/library.js';

const example = traceNotLogged.fixed as Readonly<Record<string, string>>;

/** The messages about traces with this line in the policy and this configuration of syslogd. */
function lost(trace: string, syslogd: string | undefined): string[] {
  const policy = example['PAGENTTN']?.replace('Trace        6', trace) ?? '';
  const library = { ...Object.fromEntries(Object.entries(example).filter(([name]) => name !== 'SYSLOGCF')), PAGENTTN: policy };
  return findingsOf(syslogd === undefined ? library : { ...library, SYSLOGCF: syslogd })
    .filter(({ code }) => code === 'trace-not-logged')
    .map(({ message }) => message);
}

test.each([
  ['Trace 255', '*.TCPIP.daemon.debug /x'],
  ['Trace 255', '*.* /x'],
  ['Trace 6', '*.TCP*.*.info /x'],
  ['Trace 255', 'TCPIP.*.daemon.debug /x'],
  ['Trace 1', '*.crit /x'],
  ['Trace 0', '*.crit /x'],
  ['TTLSGroupAdvancedParms\n{\nSyslogFacility Auth\n}\nTrace 255', '*.TCPIP.auth.debug /x'],
  ['Trace 255', '# no rules\n'],
  ['Trace 255', undefined],
])('%s with %s: nothing is lost, or nothing is known', (trace, syslogd) => {
  expect(lost(trace, syslogd)).toEqual([]);
});

test.each([
  ['Trace 255', '*.err /x', 'rule mapping (info) and events, flow and data (debug)'],
  ['Trace 2', '*.TN3270.*.* /x', 'errors (err)'],
  ['Trace 8', '*.info /x', 'events, flow and data (debug)'],
  ['TTLSGroupAdvancedParms\n{\nSyslogFacility Auth\n}\nTrace 2', 'daemon.* /x', 'errors (err) of stack TCPIP with facility auth'],
  ['Trace 4', '*.*;daemon.none /x', 'rule mapping (info)'],
])('%s with %s: lost is what is named', (trace, syslogd, what) => {
  expect(lost(trace, syslogd)).toEqual([expect.stringContaining(what)]);
});
