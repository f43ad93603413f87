import type { ProfileStatement } from '../../syntax/tcpip-profile.js';
import type { Model } from '../../workspace/model.js';
import { profileOf } from '../../workspace/tcpip-profile.js';
import { defineCheck, type Draft } from '../check.js';

/** A list without its END keyword (reference: tcpip-profile, missingEnd). */
export const missingEnd = defineCheck({
  code: 'profile-end-missing',
  severity: 'error',
  summary: 'A statement of PROFILE.TCPIP has no END keyword.',
  explanation: `
\`AUTOLOG\`, \`VIPADYNAMIC\`, \`BEGINROUTES\`, \`NETACCESS\`, \`IPSEC\` and some others go on until their END keyword. Without it everything
that follows is read as their operands: the statements below have no effect.

The finding is a warning in a profile that another one includes, as its text is read as if it stood there, and before an
\`INCLUDE\`, which may bring the END keyword. Nothing is said of statements whose END keyword the reference does not confirm.`,
  example: {
    TCPIPROF: `
      TCPCONFIG TTLS
      ⟦AUTOLOG⟧ 5
        FTPD JOBNAME FTPD1
      PORT
        21 TCP FTPD1
    `,
  },
  fixed: {
    TCPIPROF: `
      TCPCONFIG TTLS
      AUTOLOG 5
        FTPD JOBNAME FTPD1
      ENDAUTOLOG
      PORT
        21 TCP FTPD1
    `,
  },
  *file({ file, model }) {
    if (file.language !== 'tcpip-profile') return;
    const { statements } = profileOf(file);
    const lastInclude = statements.findLast(({ type }) => type.name === 'INCLUDE')?.keyword.start ?? -1;
    const included = isIncluded(model, file.uri);
    for (const [index, statement] of statements.entries()) {
      const before = statements[index - 1];
      // ITRACE ON and AUTOLOG on the next line: an operand, not a statement.
      if (!statement.unclosed || statement.type.certainty !== 'doc' || before?.type.toleratedNames?.includes(statement.type.name)) continue;
      yield draftOf(statement, file.text, included || lastInclude > statement.keyword.start);
    }
  },
});

function isIncluded(model: Model, uri: string): boolean {
  return model.links.some(({ target, language }) => target === uri && language === 'tcpip-profile');
}

function draftOf({ type, keyword, span }: ProfileStatement, text: string, unsure: boolean): Draft {
  const end = type.endKeyword ?? '';
  const lineStart = Math.max(text.lastIndexOf('\n', keyword.start - 1), text.lastIndexOf('\r', keyword.start - 1)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, keyword.start))?.[0] ?? '';
  const rest = /[\r\n]/.exec(text.slice(span.end))?.index ?? text.length - span.end;
  const at = span.end + rest;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    at: { span: { start: keyword.start, end: keyword.end } },
    message: `${type.name} has no ${end}: everything below it is read as its operands.`,
    severity: unsure ? 'warning' : undefined,
    fixes: () => [{ title: `Add ${end}`, safe: false, edits: [{ at: { span: { start: at, end: at } }, newText: `${lineEnd}${indent}${end}` }] }],
  };
}
