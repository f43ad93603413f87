import { autologEntries } from '../../syntax/tcpip-profile.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck } from '../check.js';

/** Policy Agent or syslogd behind DELAYSTART TTLS (reference: tcpip-profile, AUTOLOG). */
export const autologWaits = defineCheck({
  code: 'autolog-waits-for-itself',
  severity: 'warning',
  summary: 'Policy Agent or syslogd waits for AT-TLS policy that only Policy Agent can bring.',
  explanation: `
\`DELAYSTART TTLS\` puts off the start of a procedure until AT-TLS policy is installed. The policy comes from Policy Agent: when
Policy Agent itself waits for it, neither ever comes. syslogd must be there before, to take what Policy Agent and AT-TLS log.

Procedures and jobs named \`PAGENT\` or \`SYSLOGD\`, perhaps with something added (\`CPAGENT\`, \`SYSLOGD1\`), are taken for them. Write them
without \`DELAYSTART TTLS\`, or let automation start them.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      AUTOLOG 5
        PAGENT DELAYSTART ⟦TTLS⟧
        FTPD JOBNAME FTPD1 DELAYSTART TTLS
      ENDAUTOLOG
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG TTLS
      AUTOLOG 5
        PAGENT
        FTPD JOBNAME FTPD1 DELAYSTART TTLS
      ENDAUTOLOG
    `,
  },
  *file({ file }) {
    if (file.language !== 'tcpip-profile') return;
    for (const { procedure, jobname, waitsForTtls: word, waits } of autologEntries(profileOf(file))) {
      const program = programOf(procedure.text) ?? programOf(jobname);
      if (!word || program === undefined) continue;
      const alone = waits.length === 2;
      const last = alone ? waits[0] : word;
      const start = last ? last.start - blanksBefore(file.text, last.start) : word.start;
      yield {
        at: { span: { start: word.start, end: word.end } },
        message:
          program === 'PAGENT'
            ? `Policy Agent (${procedure.text}) is started only when AT-TLS policy is installed, and it is Policy Agent that installs it. Leave DELAYSTART TTLS out.`
            : `syslogd (${procedure.text}) is started only when AT-TLS policy is installed: what Policy Agent and AT-TLS log before is lost. Leave DELAYSTART TTLS out.`,
        fixes: () => [{ title: alone ? 'Remove DELAYSTART TTLS' : 'Remove TTLS', safe: false, edits: [{ at: { span: { start, end: word.end } }, newText: '' }] }],
      };
    }
  },
});

function programOf(name: string): 'PAGENT' | 'SYSLOGD' | undefined {
  return /PAGENT/i.test(name) ? 'PAGENT' : /SYSLOGD/i.test(name) ? 'SYSLOGD' : undefined;
}

function blanksBefore(text: string, offset: number): number {
  let count = 0;
  while (text[offset - count - 1] === ' ' || text[offset - count - 1] === '\t') count++;
  return count;
}
