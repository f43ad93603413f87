import type { Word } from '../../syntax/tree.js';
import { factsOf } from '../../workspace/facts.js';
import { parseFileName } from '../../workspace/names.js';
import { stdenvMainFile } from '../../workspace/stdenv.js';
import type { Draft, DraftPlace, ItemContext } from '../check.js';
import { defineCheck } from '../check.js';
import { rowsOf } from '../support/rows.js';
import { isSpoiled } from '../support/spoiled.js';

/** File names in a form that Policy Agent does not take, or takes otherwise than meant (reference: pagent-main, pathForms). */
export const pathForm = defineCheck({
  code: 'path-form',
  severity: 'warning',
  summary: "A file name is neither //'DATA.SET(MEMBER)' nor an absolute path.",
  explanation: `
A data set is written with two slashes and in single quotation marks: \`//'USER.TCPPARMS(PAGENT1)'\`. A z/OS UNIX file is
written as an absolute path without quotation marks: \`/etc/pagent.conf\`.

Without the quotation marks, \`//TCPPARMS(PAGENT1)\`, the user ID of Policy Agent becomes the first qualifier of the data set
name. Without the slashes the name is taken for a file in the working directory. Both hardly ever find what was meant.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP ⟦//USER.TCPPARMS(IMAGE)⟧ FLUSH PURGE
    `,
    IMAGE: `
      # Image file of stack TCPIP.
    `,
  },
  fixed: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      # Image file of stack TCPIP.
    `,
  },
  itemsWith: ['path', 'main', 'unknown'],
  *item(context) {
    for (const word of pathsIn(context)) {
      const draft = draftFor(word.text, { span: word });
      if (draft) yield draft;
    }
  },
  *file({ file }) {
    const value = file.language === 'stdenv' ? stdenvMainFile(file.text) : undefined;
    const draft = value && draftFor(value.text, { span: value.span });
    if (draft) yield draft;
  },
});

/** Operands of TcpImage, TTLSConfig …, and attributes whose value is a file name. A `#` right behind a word has cut it short. */
function pathsIn(context: ItemContext): Word[] {
  return [...fileNamesIn(context)].filter((word) => context.text[word.end] !== '#');
}

function* fileNamesIn({ item }: ItemContext): Generator<Word> {
  for (const { word } of factsOf(item).files) if (word) yield word;
  for (const { node, parameter } of rowsOf(item)) {
    const [word] = node.args;
    if (word && parameter?.value.kind === 'path') yield word;
  }
}

function draftFor(text: string, at: DraftPlace): Draft | undefined {
  if (isSpoiled(text)) return undefined;
  if (text.startsWith('/') && !text.startsWith('//')) return undefined;
  if (/^\/\/'[^']+'$/.test(text)) return undefined;
  const meant = parseFileName(text.replace(/['"]/g, ''));
  const dataSet = meant.kind === 'unix' ? undefined : meant.dataSet;
  const member = meant.kind === 'unix' ? undefined : meant.member;
  const written = dataSet === undefined ? undefined : `//'${dataSet}${member === undefined ? '' : `(${member})`}'`;
  const certain = written !== undefined && (member !== undefined || text.startsWith('//') || /['"]/.test(text));
  return {
    at,
    message: messageFor(text, meant.kind === 'unix' ? meant.path : written),
    fixes: () => {
      const newText = meant.kind === 'unix' ? meant.path : certain ? written : undefined;
      return newText === undefined ? [] : [{ title: `Write ${newText}`, safe: false, edits: [{ at, newText }] }];
    },
  };
}

function messageFor(text: string, written: string | undefined): string {
  if (/^\/\/[^'"]+$/.test(text)) return `Without quotation marks the user ID of Policy Agent becomes the first qualifier of the data set name. Write ${written}.`;
  if (/['"]/.test(text)) return `Policy Agent does not take quotation marks like this. ${written === undefined ? "Write //'DATA.SET(MEMBER)' or /path." : `Write ${written}.`}`;
  return `A data set is written ${written ?? "//'DATA.SET(MEMBER)'"}, a z/OS UNIX file as an absolute path; this is neither.`;
}
