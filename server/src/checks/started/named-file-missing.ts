import { nameOf } from '../../workspace/uris.js';
import type { Link } from '../../workspace/model.js';
import { displayFileName } from '../../workspace/names.js';
import { defineCheck, type Draft } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';

/** JCL and profiles that name a file which is not there; of the other languages member-not-found tells. */
export const namedFileMissing = defineCheck({
  code: 'named-file-missing',
  severity: 'error',
  summary: 'A started task, an environment file or a profile names a file that is not there.',
  explanation: `
The JCL of Policy Agent names its environment file (DD \`STDENV\`, or the DD that \`_CEE_ENVFILE\` names) and perhaps its main
configuration file (start option \`-c\`), that of syslogd its configuration file (\`-f\`, or \`SYSLOGD_CONFIG_FILE\` in its environment
file); a profile of the stack or of the Telnet server names others with \`INCLUDE\`. The
finding is made only where the data set or directory is here, and the file is not in it. Of other files nothing is known, and nothing
is said. Where no name there is like the one that is missing the finding is a warning: the folder may hold a part of the data set only.

Without its environment file Policy Agent does not find its configuration; without an included member a part of the profile is missing.`,
  example: {
    PROC: `
      //PAGENT   PROC
      //PAGENT   EXEC PGM=PAGENT,REGION=0K,TIME=NOLIMIT,
      //         PARM='ENVAR("_CEE_ENVFILE_S=DD:STDENV")/'
      //STDENV   DD DISP=SHR,DSN=⟦USER.TCPPARMS(STDEMV)⟧
      //SYSPRINT DD SYSOUT=*
    `,
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      LIBPATH=/usr/lib
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  fixed: {
    PROC: `
      //PAGENT   PROC
      //PAGENT   EXEC PGM=PAGENT,REGION=0K,TIME=NOLIMIT,
      //         PARM='ENVAR("_CEE_ENVFILE_S=DD:STDENV")/'
      //STDENV   DD DISP=SHR,DSN=USER.TCPPARMS(STDENV)
      //SYSPRINT DD SYSOUT=*
    `,
    STDENV: `
      PAGENT_CONFIG_FILE=//'USER.TCPPARMS(PAGENTCF)'
      LIBPATH=/usr/lib
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  *file({ file, model }) {
    if (!languages.has(file.language)) return;
    for (const link of model.linksFrom(file.uri)) {
      if (file.language === 'stdenv' && link.language === 'pagent') continue;
      if (link.target === undefined && link.targetKnownMissing) yield draftOf(link, file.text, nameOf(file.uri));
    }
  },
});

/** Of the main file that an environment file names, and of Policy Agent files, member-not-found tells. */
const languages: ReadonlySet<string> = new Set(['jcl', 'tcpip-profile', 'tn3270', 'stdenv']);

function draftOf({ name, purpose, span, targetKnownMissing }: Link, text: string, own: string): Draft {
  const { folder, siblings } = targetKnownMissing ?? { folder: '', siblings: [] };
  const isPath = name.kind === 'unix';
  const last = isPath ? name.path.slice(name.path.lastIndexOf('/') + 1) : name.member;
  const alike = last === undefined ? undefined : didYouMean(last, siblings.filter((sibling) => sibling !== own));
  const shown = last === undefined ? displayFileName(name) : `${isPath ? 'file' : 'member'} ${last}`;
  const written = text.slice(span.start, span.end);
  const from = last === undefined ? -1 : written.toUpperCase().lastIndexOf(last.toUpperCase());
  return {
    at: { span },
    // The folder may hold a part of the data set only.
    severity: alike === undefined ? 'warning' : undefined,
    message: `${folder} has no ${shown}: the ${purpose} is not found.${alike === undefined ? '' : ` Did you mean ${alike}?`}`,
    fixes: () =>
      last === undefined || alike === undefined || from < 0
        ? []
        : [{ title: `Change ${last} to ${alike}`, safe: false, edits: [{ at: { span: { start: span.start + from, end: span.start + from + last.length } }, newText: alike }] }],
  };
}
