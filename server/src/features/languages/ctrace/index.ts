import type { LanguageFeatures } from '../language.js';
import { traceWords } from '../../../syntax/ctrace.js';
import { covers } from '../../context.js';
import { paragraphs, title } from '../../describe/markdown.js';

/** What the options do, as far as the traces of System SSL and of packets use them (seen in members that work). */
const options: Readonly<Record<string, string>> = {
  TRACEOPTS: 'Begins the options of a component trace. `TRACE CT,ON,COMP=component,PARM=member` on the console takes them from this member.',
  WTRSTART: 'Starts the external writer of this name: a procedure that writes the trace to its data sets.',
  WTRSTOP: 'Stops the external writer of this name and closes its data sets. The trace can be formatted then.',
  WTR: 'Connects the trace to the external writer of this name.',
  ON: 'Turns the trace on.',
  OFF: 'Turns the trace off.',
  WRAP: 'When the data set is full, the writer begins again at its start: the newest records are kept.',
  NOWRAP: 'When the data set is full, the writer stops: the oldest records are kept.',
  JOBNAME: 'The jobs that are traced. AT-TLS calls System SSL from the TCP/IP stack, so its trace is that of the job of the stack.',
  OPTIONS: "Options of the component. For System SSL `'LEVEL=255'` traces everything.",
};

export const ctraceFeatures: LanguageFeatures = {
  hover({ file }, offset) {
    const word = traceWords(file.text).find(({ start, nameEnd }) => covers({ start, end: nameEnd }, offset));
    const text = word && options[word.name];
    return word && text !== undefined ? { contents: paragraphs(title(word.name, 'component trace'), text), start: word.start, end: word.nameEnd } : undefined;
  },
};
