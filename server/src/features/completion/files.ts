/** Names of files: members of the data sets that the library holds, written as Policy Agent takes them. */
import type { FileRole } from '../../catalog/types.js';
import { memberNameOf } from '../../workspace/member-names.js';
import type { Model } from '../../workspace/model.js';
import { nameOf, parentOf } from '../../workspace/uris.js';
import type { FeatureContext } from '../context.js';
import { roleName } from '../describe/words.js';
import type { Completion } from './item.js';
import type { Position } from './position.js';

const keywordRoles = new Map<string, FileRole>([
  ['tcpimage', 'image'],
  ['pepinstance', 'image'],
  ['pagent_config_file', 'main'],
  ...(['ttls', 'ipsec', 'ids', 'qos', 'routing', 'zert'] as const).flatMap((role): [string, FileRole][] => [
    [`${role}config`, role],
    [`common${role}config`, role],
  ]),
]);

/** The files that the statement on the line could name; those of the role that it asks for come first. */
export function completeFileName(context: FeatureContext, position: Position, keyword = position.words[0]?.text ?? ''): Completion[] {
  const { model, file } = context;
  const role = keywordRoles.get(keyword.toLowerCase());
  if (!role) return [];
  const names = writtenNames(model, parentOf(file.uri));
  const found: Completion[] = [];
  for (const other of model.files.values()) {
    const name = other.uri === file.uri || other.language !== 'pagent' ? undefined : names(other.uri);
    if (name === undefined) continue;
    const roles = [...model.roles(other.uri)];
    found.push({
      label: name,
      kind: 'file',
      detail: roles.map(roleName).join(', '),
      insertText: name,
      filterText: `${name} ${nameOf(other.uri)}`,
      replace: position.replace,
      sortText: `${roles.includes(role) ? 0 : roles.length === 0 ? 1 : 2}${nameOf(other.uri)}`,
    });
  }
  return found;
}

/**
 * How a file would be written: as another statement writes it, else as a member of the data set or the directory that its
 * folder stands for. A folder stands for what names of its files say, or is named like the data set itself.
 */
function writtenNames(model: Model, ownFolder: string | undefined): (uri: string) => string | undefined {
  const known = new Map<string, string>();
  const folders = new Map<string, (member: string) => string>();
  const learn = (target: string | undefined, text: string, name: Model['includes'][number]['name']): void => {
    const folder = target === undefined ? undefined : parentOf(target);
    if (target === undefined || folder === undefined) return;
    known.set(target, text);
    if (name.kind === 'data-set' && name.quoted && name.member) folders.set(folder, (member) => `//'${name.dataSet}(${member})'`);
  };
  for (const { target, name, reference } of model.includes) if (reference.word) learn(target, reference.word.text, name);
  for (const { target, name } of model.environments) if (name.kind === 'data-set' && name.quoted) learn(target, `//'${name.dataSet}${name.member ? `(${name.member})` : ''}'`, name);
  return (uri) => {
    const written = known.get(uri);
    if (written !== undefined) return written;
    const folder = parentOf(uri);
    const member = memberNameOf(nameOf(uri));
    if (folder === undefined || member === undefined) return undefined;
    const form = folders.get(folder) ?? (folder === ownFolder ? dataSetForm(nameOf(folder)) : undefined);
    return form?.(member);
  };
}

/** A folder that is named like a data set: USER.TCPPARMS. */
function dataSetForm(folder: string): ((member: string) => string) | undefined {
  const name = folder.toUpperCase();
  return /^[A-Z@#$][A-Z0-9@#$-]{0,7}(\.[A-Z@#$][A-Z0-9@#$-]{0,7})+$/.test(name) ? (member) => `//'${name}(${member})'` : undefined;
}
