import type { Link, Model } from '../../workspace/model.js';
import { displayFileName } from '../../workspace/names.js';
import { nameOf } from '../../workspace/uris.js';
import { defineCheck, type Draft } from '../check.js';

/** -c in the JCL and PAGENT_CONFIG_FILE in the environment file (reference: pagent-main, configurationFileSearchOrder). */
export const mainFileOverridden = defineCheck({
  code: 'main-file-overridden',
  severity: 'warning',
  summary: 'The start option -c of Policy Agent names another main file than its environment file.',
  explanation: `
Policy Agent takes its main configuration file from the start option \`-c\`, else from \`PAGENT_CONFIG_FILE\`, else it is
\`/etc/pagent.conf\`. Where the JCL of the started task has \`-c\`, the variable in the environment file that the task names has no
effect: changes to the file that it names are never read.

Nothing is said when both name the same file, nor of environment files that another started task without \`-c\` names too.`,
  example: {
    PROC: `
      //PAGENT   PROC
      //PAGENT   EXEC PGM=PAGENT,REGION=0K,TIME=NOLIMIT,
      //         PARM='ENVAR("_CEE_ENVFILE_S=DD:STDENV")/ -c /etc/PAGENTCF'
      //STDENV   DD DISP=SHR,DSN=USER.TCPPARMS(STDENV)
      //SYSPRINT DD SYSOUT=*
    `,
    STDENV: `
      PAGENT_CONFIG_FILE=⟦//'USER.TCPPARMS(PAGENTC2)'⟧
      LIBPATH=/usr/lib
    `,
    PAGENTCF: `
      TcpImage TCPIP FLUSH PURGE
    `,
    PAGENTC2: `
      TcpImage TCPIP FLUSH PURGE
    `,
  },
  *library({ model }) {
    for (const variable of model.environments) {
      if (variable.language !== 'pagent') continue;
      const options = model.links.filter(({ target, language }) => language === 'stdenv' && target === variable.uri).map((task) => optionIn(model, task.uri));
      const [option] = options;
      if (option && options.every((each) => each && !isSame(each, variable))) yield draftOf(variable, option);
    }
  },
});

/** What -c of the started task names. */
const optionIn = (model: Model, uri: string): Link | undefined => model.linksFrom(uri).find(({ language }) => language === 'pagent');

function isSame(a: Link, b: Link): boolean {
  return a.target !== undefined && b.target !== undefined ? a.target === b.target : displayFileName(a.name).toUpperCase() === displayFileName(b.name).toUpperCase();
}

function draftOf({ uri, span }: Link, option: Link): Draft {
  return {
    at: { uri, span },
    message: `It has no effect: the start option -c in ${nameOf(option.uri)} names ${displayFileName(option.name)}, and Policy Agent reads that. Name the same file here, or take -c out.`,
    related: [{ at: { uri: option.uri, span: option.span }, message: 'The start option' }],
  };
}
