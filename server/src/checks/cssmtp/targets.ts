import type { KeywordLine } from '../../syntax/keyword-lines.js';
import { defineCheck } from '../check.js';
import { keywordFile, lineIn } from '../support/keyword-files.js';

/** The mail servers of the file as a whole (reference: cssmtp, rules of TargetServer and TargetMx). */
export const cssmtpTargets = defineCheck({
  code: 'cssmtp-targets',
  severity: 'warning',
  summary: 'The mail servers of CSSMTP do not fit together, or there is none.',
  explanation: `
CSSMTP needs at least one \`TargetServer\` with \`TargetIp\`, \`TargetName\` or \`TargetMx\`. It uses the first four addresses of
the file; \`TargetMx\` may stand once in the file, and not beside \`TargetIp\` or \`TargetName\`. A server that is named twice is
used once. A file without any statement is not reported.`,
  example: {
    CSSMTPCF: `
      TargetServer
      {
        TargetIp  192.0.2.25
      }
      TargetServer
      {
        TargetIp  ⟦192.0.2.25⟧
      }
    `,
  },
  *file({ file }) {
    if (file.language !== 'cssmtp') return;
    const { lines } = keywordFile(file);
    const [first] = lines;
    if (!first) return;
    const servers = lines.filter(({ keyword }) => keyword.text.toLowerCase() === 'targetserver');
    const targets = servers.flatMap((head) => ['TargetIp', 'TargetName', 'TargetMx'].flatMap((name) => lineIn(head, name) ?? []));
    if (servers.length === 0) yield { at: { span: first.keyword }, message: 'CSSMTP needs a TargetServer: without one it has no mail server to send to.', severity: 'information' };
    const [server] = servers;
    if (server && targets.length === 0) yield { at: { span: server.keyword }, message: 'No TargetServer has TargetIp, TargetName or TargetMx: CSSMTP has no mail server to send to.' };
    for (const [index, head] of servers.entries()) {
      if (targets.length > 0 && head.block?.close && !['TargetIp', 'TargetName', 'TargetMx'].some((name) => lineIn(head, name))) yield { at: { span: head.keyword }, message: 'This TargetServer names no mail server: add TargetIp, TargetName or TargetMx.' };
      if (index === 4) yield { at: { span: head.keyword }, message: 'CSSMTP uses the first four mail servers; this one and those after it are left out.' };
    }
    yield* twice(targets);
    yield* mixed(targets);
  },
});

function* twice(targets: readonly KeywordLine[]): Generator<{ at: { span: KeywordLine['keyword'] }; message: string }> {
  const seen = new Set<string>();
  for (const { args } of targets) {
    const [word] = args;
    if (!word) continue;
    if (seen.has(word.text.toLowerCase())) yield { at: { span: word }, message: `${word.text} is named by an earlier TargetServer already: each server may stand once.` };
    seen.add(word.text.toLowerCase());
  }
}

function* mixed(targets: readonly KeywordLine[]): Generator<{ at: { span: KeywordLine['keyword'] }; message: string }> {
  const mx = targets.filter(({ keyword }) => keyword.text.toLowerCase() === 'targetmx');
  if (targets.length < 2) return;
  for (const { keyword } of mx) yield { at: { span: keyword }, message: 'TargetMx may stand once in the file, and not together with TargetIp or TargetName.' };
}
