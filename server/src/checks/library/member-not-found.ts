import { absenceInWords } from '../../workspace/load.js';
import type { KnownMissing, Model, Unread } from '../../workspace/model.js';
import type { FileName } from '../../workspace/names.js';
import { displayFileName } from '../../workspace/names.js';
import type { SourceFile } from '../../workspace/source-file.js';
import { nameOf } from '../../workspace/uris.js';
import type { Draft, DraftPlace } from '../check.js';
import { defineCheck } from '../check.js';
import { didYouMean } from '../support/did-you-mean.js';
import { isSpoiled } from '../support/spoiled.js';
import { placeOfName } from './config-statements.js';

/** A file that another file names and that is not here. */
export const memberNotFound = defineCheck({
  code: 'member-not-found',
  severity: 'warning',
  summary: 'A file names another file that is not there.',
  explanation: `
\`TcpImage\`, \`TTLSConfig\`, \`CommonTTLSConfig\`, \`PAGENT_CONFIG_FILE\` and their likes name a data set, a member, or a
z/OS UNIX file. Here it is looked for among local files: the setting \`tcpparms.dataSets\` says which folder stands for
which data set, \`tcpparms.unixRoot\` which folder stands for the UNIX root; without them a folder named like the data set is
taken.

- **error**: the folder of the data set is here, and the member is not in it.
- **warning**: other files of the same data set or directory were found, this one was not; or it was found and could not be
  used, because it cannot be read, is still EBCDIC, or is no configuration.
- **information**: nothing is known of the data set or directory. Checks that need the file are left out or are milder.`,
  example: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      TTLSConfig ⟦//'USER.TCPPARMS(POLCY)'⟧ FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  fixed: {
    PAGENTCF: `
      TcpImage TCPIP //'USER.TCPPARMS(IMAGE)' FLUSH PURGE
    `,
    IMAGE: `
      TTLSConfig //'USER.TCPPARMS(POLICY)' FLUSH PURGE
    `,
    POLICY: `
      TTLSRule TN3270
      {
        LocalPortRange      2023
        Direction           Inbound
        TTLSGroupActionRef  TNGA
      }
      TTLSGroupAction TNGA
      {
        TTLSEnabled  Off
      }
    `,
  },
  *file({ file, model }) {
    for (const missing of missingIn(file, model)) {
      // A name in a wrong form, or with something pasted into it, has another finding.
      if (missing.name.kind !== 'other' && !isSpoiled(missing.text)) yield draftOf(missing, file.uri, model);
    }
  },
});

function* missingIn(file: SourceFile, model: Model): Generator<Missing> {
  for (const environment of model.environments) {
    const { uri, span, target } = environment;
    if (uri === file.uri && target === undefined) yield { ...environment, text: file.text.slice(span.start, span.end), at: { span } };
  }
  for (const include of model.includesFrom(file.uri)) {
    const { word } = include.reference;
    if (word && include.target === undefined) yield { ...include, text: word.text, at: placeOfName(include) };
  }
}

interface Missing {
  readonly name: FileName;
  /** The name as written. */
  readonly text: string;
  readonly at: DraftPlace;
  readonly targetKnownMissing?: KnownMissing;
  readonly targetUnread?: Unread;
}

function draftOf(missing: Missing, from: string, model: Model): Draft {
  const { name, at, targetKnownMissing } = missing;
  const shown = displayFileName(name);
  if (missing.targetUnread) return { at, message: `${shown} is here, and takes no part in what is checked. ${absenceInWords(missing.targetUnread.reason)}` };
  if (!targetKnownMissing) {
    const siblings = knownFolders(model).has(folderOf(name) ?? '');
    return siblings
      ? { at, message: `${shown} is not found here, although other files of ${folderOf(name)} are.` }
      : { at, message: `${shown} is not among the files that are known here, so what it holds cannot be checked.`, severity: 'information' };
  }
  const last = lastPartOf(name);
  const alike = last === undefined ? undefined : didYouMean(last, targetKnownMissing.siblings.filter((sibling) => sibling !== nameOf(from)));
  return {
    at,
    message: `${targetKnownMissing.folder} has no ${name.kind === 'unix' ? 'file' : 'member'} ${last ?? shown}.${alike === undefined ? '' : ` Did you mean ${alike}?`}`,
    severity: 'error',
    fixes: () => (last === undefined || alike === undefined ? [] : [{ title: `Change ${last} to ${alike}`, safe: false, edits: [exchange(missing, last, alike)] }]),
  };
}

/** Exchanges the member, or the last part of a path, within the name as written. */
function exchange({ at, text }: Missing, last: string, alike: string): { at: DraftPlace; newText: string } {
  const from = text.toUpperCase().lastIndexOf(last.toUpperCase());
  return { at, newText: text.slice(0, from) + alike + text.slice(from + last.length) };
}

function lastPartOf(name: FileName): string | undefined {
  return name.kind === 'unix' ? name.path.slice(name.path.lastIndexOf('/') + 1) : name.member;
}

/** The data set, or the directory of a path. */
function folderOf(name: FileName): string | undefined {
  return name.kind === 'unix' ? name.path.slice(0, Math.max(1, name.path.lastIndexOf('/'))) : name.member === undefined ? undefined : name.dataSet;
}

const folders = new WeakMap<Model, ReadonlySet<string>>();

/** Data sets and directories of which a file was found. */
function knownFolders(model: Model): ReadonlySet<string> {
  let known = folders.get(model);
  if (!known) {
    const found = [...model.includes, ...model.environments].filter((include) => include.target !== undefined);
    folders.set(model, (known = new Set(found.flatMap((include) => folderOf(include.name) ?? []))));
  }
  return known;
}
