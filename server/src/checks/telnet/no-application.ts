import { blockOf } from '../../syntax/tn3270-names.js';
import type { TelnetStatement } from '../../syntax/tn3270.js';
import { perFile } from '../../workspace/source-file.js';
import { defineCheck } from '../check.js';
import { at, isIncluded, telnetIn, telnetOf } from './profile.js';
import { spaceOf } from './spaces.js';

/** BEGINVTAM blocks whose clients may not choose an application (reference: telnet, ALLOWAPPL, DEFAULTAPPL). */
export const telnetNoApplication = defineCheck({
  code: 'telnet-no-application',
  severity: 'warning',
  summary: 'No client of a BEGINVTAM block can log on to an application.',
  explanation: `
An application that a client asks for must be on \`ALLOWAPPL\` or \`RESTRICTAPPL\`; \`ALLOWAPPL *\` allows all. Without both, and without a default application
(\`DEFAULTAPPL\`, \`LINEMODEAPPL\`, \`PRTDEFAULTAPPL\`, or \`DEFAPPL\` of a mapping), no session comes about.

A default application need not be allowed. But TSO passes its sessions on to other applications, such as TSO0001, and these must be: where TSO is the default
and nothing is allowed, that is for information.

Nothing is said of a block without its END keyword, of one that includes a member which is not in the library, and of a member that another one includes.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
      ENDTELNETPARMS
      ⟦BEGINVTAM⟧
        PORT 23
        DEFAULTLUS TCP00001..TCP00030 ENDDEFAULTLUS
        USSTCP EZBTPUST
      ENDVTAM
    `,
  },
  *file(context) {
    const { model, file } = context;
    const blocks = (telnetIn(context)?.profile.statements ?? []).filter(({ type, end }) => type?.name === 'BEGINVTAM' && end);
    if (blocks.length === 0 || isIncluded(model, file.uri)) return;
    for (const block of blocks) {
      const { parts, complete } = spaceOf(model, file, block);
      const found = parts.map((part) => applicationsOf(part.file).get(part.block));
      if (!complete || block.children.length === 0 || block.children.some(({ type }) => !type) || found.some((each) => each?.allowed)) continue;
      const defaults = found.flatMap((each) => each?.defaults ?? []);
      const tso = defaults.some((name) => /^(?:[^.]+\.)?TSO$/i.test(name));
      if (defaults.length === 0) yield { at: at(block.keyword), message: 'No client of this block can log on to an application: add ALLOWAPPL, or a default application.' };
      else if (tso) yield { at: at(block.keyword), severity: 'information', message: 'TSO is a default application here and passes its sessions on to others (TSO0001 …), which nothing allows: add ALLOWAPPL TSO*.' };
    }
  },
});

interface Applications {
  /** ALLOWAPPL or RESTRICTAPPL is coded. */
  allowed: boolean;
  /** Names of default applications. */
  readonly defaults: string[];
}

const defaultStatements = new Set(['DEFAULTAPPL', 'PRTDEFAULTAPPL', 'LINEMODEAPPL']);

/** What each block of a file says of applications. */
const applicationsOf = perFile((file): ReadonlyMap<TelnetStatement | undefined, Applications> => {
  const found = new Map<TelnetStatement | undefined, Applications>();
  for (const statement of telnetOf(file).profile.all) {
    const block = blockOf(statement);
    let row = found.get(block);
    if (!row) found.set(block, (row = { allowed: false, defaults: [] }));
    const { type, operands } = statement;
    if (type?.name === 'ALLOWAPPL' || type?.name === 'RESTRICTAPPL') row.allowed = true;
    const place = type && defaultStatements.has(type.name) ? 0 : operands.findIndex(({ text }) => text.toUpperCase() === 'DEFAPPL') + 1;
    const named = place > 0 || (type && defaultStatements.has(type.name)) ? operands[place] : undefined;
    if (named) row.defaults.push(named.text);
  }
  return found;
});
