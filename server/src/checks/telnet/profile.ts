/** What Telnet profiles say, read once for each version of a file, and how files belong together. */
import { telnetNames, type TelnetNames } from '../../syntax/tn3270-names.js';
import { parseTelnetProfile, type TelnetProfile, type TelnetStatement } from '../../syntax/tn3270.js';
import type { Span } from '../../syntax/tree.js';
import type { Model } from '../../workspace/model.js';
import { perFile } from '../../workspace/source-file.js';
import type { FileContext } from '../check.js';

/** A profile and its names. */
export const telnetOf = perFile((file): { readonly profile: TelnetProfile; readonly names: TelnetNames } => {
  const profile = parseTelnetProfile(file.text);
  return { profile, names: telnetNames(profile) };
});

/** The profile of a file of this language; undefined for all other files. */
export function telnetIn({ file }: Pick<FileContext, 'file'>): ReturnType<typeof telnetOf> | undefined {
  return file.language === 'tn3270' ? telnetOf(file) : undefined;
}

/** Whether another profile of the library includes the file: then the blocks around its text may stand there. */
export function isIncluded(model: Model, uri: string): boolean {
  return model.links.some((link) => link.target === uri);
}

/** Whether the statement, or one in it, is an INCLUDE: the included text may hold what is missed here. */
export function hasInclude(statements: readonly TelnetStatement[]): boolean {
  return statements.some(({ type, children }) => type?.name === 'INCLUDE' || hasInclude(children));
}

/** Offsets of a word or name, as a place of a finding. */
export function at({ start, end }: Span): { readonly span: Span } {
  return { span: { start, end } };
}

/** The statement as a person calls it: `LUGROUP LG1`. */
export function titleOf({ type, keyword, operands }: TelnetStatement): string {
  const name = type?.nameArgument === 'required' ? operands[0]?.text.split(',', 1)[0] : undefined;
  return [type?.name ?? keyword.text, ...(name ? [name] : [])].join(' ');
}
