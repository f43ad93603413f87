/** Names of data sets and UNIX files in words: which file here stands for them, or what to do when none was found. */
import type { FileRole } from '../../catalog/types.js';
import { absenceInWords } from '../../workspace/load.js';
import type { KnownMissing, Link, Model, Unread } from '../../workspace/model.js';
import { displayFileName, type FileName } from '../../workspace/names.js';
import { code, joined, paragraphs, plain, title } from './markdown.js';
import { fileLink } from './source-text.js';
import { roleName } from './words.js';

/** What became of a file name. */
export interface NamedFile {
  readonly name: FileName;
  readonly role: FileRole;
  readonly common?: boolean;
  readonly target?: string;
  readonly missing?: KnownMissing;
  readonly unread?: Unread;
}

/** A file name in a statement: its role, and the file that it stands for here. */
export function describeFileName(named: NamedFile, model: Model): string {
  return paragraphs(title(displayFileName(named.name), named.common ? `common ${roleName(named.role)}` : roleName(named.role)), whereabouts(named, model), formNote(named.name));
}

/** A file name in a file of another language than Policy Agent's. */
export function describeLink(link: Link, model: Model): string {
  return paragraphs(title(displayFileName(link.name), link.purpose), whereabouts({ name: link.name, role: 'main', target: link.target, missing: link.targetKnownMissing, unread: link.targetUnread }, model), formNote(link.name));
}

function whereabouts(named: NamedFile, model: Model): string {
  if (named.target) return `Here: ${fileLink(named.target)}.${actualRole(named, named.target, model)}`;
  if (named.unread) return `Here: ${fileLink(named.unread.uri)}. It takes no part. ${absenceInWords(named.unread.reason)}`;
  if (named.missing) return `${plain(named.missing.folder)} is here, and has no ${missingPart(named.name)}.${siblingsText(named.missing)}`;
  return notFound(named.name);
}

/** The named file may be something else than the statement says. */
function actualRole(named: NamedFile, target: string, model: Model): string {
  const roles = [...model.roles(target)].filter((role) => role !== named.role);
  const file = model.files.get(target);
  if (file && file.language !== 'pagent') return '';
  return roles.length > 0 ? ` It is also used as ${joined(roles.map((role) => withArticle(roleName(role))))}.` : '';
}

const withArticle = (noun: string): string => (/^[aeiou]|^A/.test(noun) ? `an ${noun}` : `a ${noun}`);

function missingPart(name: FileName): string {
  if (name.kind === 'unix') return `file ${code(name.path)}`;
  return name.member ? `member ${code(name.member)}` : `such file`;
}

function siblingsText({ siblings }: KnownMissing): string {
  if (siblings.length === 0) return '';
  const shown = siblings.slice(0, 12).map(code).join(', ');
  return ` It has ${shown}${siblings.length > 12 ? ` and ${siblings.length - 12} more` : ''}.`;
}

function notFound(name: FileName): string {
  if (name.kind === 'unix') return paragraphs('No file here stands for this path.', `To say where the UNIX files are, set ${code('tcpparms.unixRoot')} to the folder that stands for ${code('/')}.`);
  const dataSet = name.dataSet;
  if (!dataSet) return 'No file here stands for this name.';
  return paragraphs('No file here stands for this name.', `A folder named like the data set is found by itself. For any other folder, say which one with the setting ${code('tcpparms.dataSets')}, for example ${code(`{ "${dataSet}": "path/to/folder" }`)}.`);
}

/** What Policy Agent makes of a form that is easily mistaken. */
function formNote(name: FileName): string | undefined {
  if (name.kind === 'data-set' && !name.quoted) return 'As far as is known, without apostrophes the user ID under which Policy Agent runs becomes the first qualifier of the data set name.';
  if (name.kind === 'other' && name.dataSet) return `A data set is written ${code(`//'${name.dataSet}${name.member ? `(${name.member})` : ''}'`)}; a name is taken for a data set only when it begins with two slashes.`;
  return undefined;
}
