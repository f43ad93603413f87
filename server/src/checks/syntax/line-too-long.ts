import type { SourceFile } from '../../workspace/source-file.js';
import { lineContentEnd, nextLineStart } from '../../syntax/lines.js';
import { itemIndexAt } from '../../syntax/tree.js';
import { nameOf, parentOf } from '../../workspace/uris.js';
import type { Draft, FileContext } from '../check.js';
import { defineCheck } from '../check.js';
import { toldOfItems } from '../support/told-of-items.js';
import { behindText, indentAt, insert, lineEndOf, replace } from '../support/edits.js';

/** A line that does not fit into a record of the member (setting `recordLength`; the length of a library is the user's). */
export const lineTooLong = defineCheck({
  code: 'line-too-long',
  severity: 'warning',
  summary: 'A line is longer than a record of the library.',
  explanation: `
Members of a fixed-block library have records of one length, mostly 80 bytes. A longer line is cut off or wrapped when the
file is stored there, and some tools refuse to store it. What is lost may be the end of a value; then the finding is a
warning. When only a comment reaches beyond the limit it is a hint.

The length is a setting (\`recordLength\`, 80); \`null\` switches the check off, which is right for a library with records
of variable length. Files are checked when they stand for a member: their folder is named like a data set or contains
TCPPARMS, a setting assigns the folder to a data set, or a statement names the file as a member.`,
  example: `
    TTLSKeyringParms TNRING
    {
      Keyring  TNSRV/A-RING-WITH-A-LONG-NAME-FOR-ALL-THE-TN3270-SERVERS-OF-THE-TWO-S⟦TACKS-HERE⟧
    }
  `,
  *file(context) {
    const limit = context.settings.recordLength;
    if (limit === null || !isMember(context)) return;
    const { file } = context;
    const seen = new Set<number>();
    for (const [item] of itemsToLookAt(limit)(file)) {
      const from = file.startOf(item) ?? 0;
      for (let start = lineStartBefore(file.text, from); start < from + item.length; ) {
        const end = lineContentEnd(file.text, start);
        const contentEnd = end - start > limit ? behindText(file.text, end) : end;
        if (contentEnd - start > limit && !seen.has(start)) yield draft(file, start, contentEnd, limit);
        seen.add(start);
        start = nextLineStart(file.text, end);
      }
    }
  },
});

const byLimit = new Map<number, ReturnType<typeof toldOfItems<true>>>();

/** The items with a line that may be longer than the limit: one that is, or one that goes on in the next item. */
function itemsToLookAt(limit: number): ReturnType<typeof toldOfItems<true>> {
  let items = byLimit.get(limit);
  if (!items) byLimit.set(limit, (items = toldOfItems((_, text) => mayBeTooLong(text, limit) || undefined)));
  return items;
}

function mayBeTooLong(text: string, limit: number): boolean {
  for (let start = 0; start < text.length; ) {
    const end = lineContentEnd(text, start);
    if (end - start > limit || end === text.length) return true;
    start = nextLineStart(text, end);
  }
  return false;
}

function lineStartBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

const dataSetName = /^[A-Z@#$][A-Z0-9@#$-]{0,7}(\.[A-Z@#$][A-Z0-9@#$-]{0,7})+$/i;

/** The file stands for a member of a library. */
function isMember({ file, model, settings }: FileContext): boolean {
  if (file.language !== 'pagent') return false;
  const folder = parentOf(file.uri) ?? '';
  const name = nameOf(folder);
  if (/tcpparms/i.test(name) || dataSetName.test(name)) return true;
  if (Object.values(settings.dataSets).some((uri) => withoutSlash(uri) === withoutSlash(folder))) return true;
  return model.includesTo(file.uri).some((include) => include.name.kind === 'data-set' && include.name.member !== undefined);
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/+$/, '');
}

function draft(file: SourceFile, start: number, end: number, limit: number): Draft {
  const { text } = file;
  const span = { start: start + limit, end };
  const comment = commentOn(file, start, end);
  const harmless = comment !== undefined && comment <= span.start;
  return {
    at: { span },
    severity: harmless ? 'hint' : undefined,
    message: `The line has ${end - start} characters, a record ${limit}: ${harmless ? 'the end of the comment' : `what stands behind column ${limit}`} is lost when the member is stored.`,
    fixes: () => {
      if (comment === undefined) return [];
      const indent = indentAt(text, start + limit);
      const code = text.slice(start, comment);
      const above = indent + text.slice(comment, end);
      if (code.trim() === '' || above.length > limit) return [];
      return [
        {
          title: 'Put the comment on the line above',
          safe: true,
          edits: [insert(start, above + lineEndOf(text)), replace({ start: behindText(text, comment), end }, '')],
        },
      ];
    },
  };
}

/** Offset of the comment on the line. */
function commentOn(file: SourceFile, start: number, end: number): number | undefined {
  const index = itemIndexAt(file.tree, start);
  const base = file.tree.starts[index] ?? 0;
  const comment = file.tree.items[index]?.comments.find((each) => base + each.start >= start && base + each.start < end);
  return comment && base + comment.start;
}
