import { parseAddress } from '../../policy/addresses.js';
import type { SyslogCondition, SyslogWord } from '../../syntax/syslogd.js';
import { defineCheck, type Draft } from '../check.js';
import { conditionsOf, place } from './configuration.js';

/** Senders that no message can come from (reference: syslogd, userid, jobname, hostspec). */
export const syslogSender = defineCheck({
  code: 'syslog-sender',
  severity: 'warning',
  summary: 'A condition of a syslogd rule names a sender that cannot be.',
  explanation: `
User IDs and job names have up to 8 characters; an asterisk at the end stands for any rest. Messages from the network are chosen by their sender in parentheses: an
address, an address with a prefix length (\`(10.1.0.0/16).daemon.err\`), or the name of a host. A condition with another sender takes no message.`,
  example: { SYSLOGCF: '*.⟦TCPIPSTACK⟧.daemon.debug  /var/log/attls\n(⟦10.1.256.0/24⟧).*.err  /var/log/branch\n' },
  *file(context) {
    for (const { condition } of conditionsOf(context)) {
      const draft = nameFault(condition.user, 'a user ID') ?? nameFault(condition.job, 'a job name') ?? hostFault(condition);
      if (draft) yield draft;
    }
  },
});

function nameFault(word: SyslogWord | undefined, what: string): Draft | undefined {
  const length = word?.text.replace(/\*$/, '').length ?? 0;
  return word && length > 8 && !word.text.includes('&') ? { at: place(word), message: `${word.text} has ${length} characters, and ${what} up to 8: this condition takes no message.` } : undefined;
}

/** What consists of digits, dots and a length alone is meant as an IPv4 address, what has two colons as one of IPv6. */
function hostFault({ host }: SyslogCondition): Draft | undefined {
  if (!host || !(/^\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/.test(host.text) || (/^[0-9a-f:./]+$/i.test(host.text) && host.text.split(':').length > 2))) return undefined;
  const [address = '', length] = host.text.split('/', 2);
  const most = address.includes(':') ? 128 : 32;
  if (parseAddress(address) === undefined) return { at: place(host), message: `${address} is no IP address: this condition takes no message.` };
  return length !== undefined && Number(length) > most ? { at: place(host), message: `The length of a prefix is ${most} at most; ${length} is more.` } : undefined;
}
