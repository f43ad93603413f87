/**
 * Which files of a library belong to one system, for what is true of files of one system only: the profile of a stack and
 * its rules, syslogd and the records that it gets.
 *
 * Nothing in the files names their system. Together belong files of which one names the other, and files of one folder or
 * data set. Such groups come together in the nearest folder above them, or under the nearest common qualifiers, as long as
 * only one of them has policy. Where several have, each is a system, and what stands beside them without policy may be
 * anybody's: it is doubtful for all of them, and belongs to none.
 */
import { isDisplay } from '../catalog/types.js';
import type { Model } from './model.js';
import { perFile, type SourceFile } from './source-file.js';
import { nameOf, schemeOf, segmentsOf } from './uris.js';

/** The files of one system, as far as the library tells. */
export interface System {
  readonly files: readonly SourceFile[];
  /** The URIs of `files`. */
  readonly uris: ReadonlySet<string>;
  /** Files that may be of this system, or of another one beside it. */
  readonly doubtful: readonly SourceFile[];
}

interface Found {
  readonly systems: readonly System[];
  readonly byUri: ReadonlyMap<string, System>;
}

const known = new WeakMap<Model, Found>();

function findOnce(model: Model): Found {
  let found = known.get(model);
  if (!found) {
    const systems = findSystems(model);
    known.set(model, (found = { systems, byUri: new Map(systems.flatMap((system) => system.files.map(({ uri }) => [uri, system] as const))) }));
  }
  return found;
}

/** The systems of the library, in no order that means anything. Linear in the number of files and of the names in them. */
export function systemsIn(model: Model): readonly System[] {
  return findOnce(model).systems;
}

/** The system of a file; undefined when it may be one of several. */
export function systemOf(model: Model, uri: string): System | undefined {
  return findOnce(model).byUri.get(uri);
}

/** Folders from the top down, data sets by qualifier. */
type Place = readonly string[];

interface Group {
  readonly files: readonly SourceFile[];
  readonly place: Place;
  readonly hasPolicy: boolean;
}

/** A folder with the groups that have come together in it so far, and the systems that were found below it. */
interface Folder {
  readonly place: Place;
  readonly groups: Group[];
  readonly below: OpenSystem[];
}

/** A system beside others, for which doubtful files may still be found. */
interface OpenSystem {
  readonly group: Group;
  readonly doubtful: SourceFile[];
}

function findSystems(model: Model): System[] {
  const systems: OpenSystem[] = [];
  const folders = new Map<string, Folder>();
  const folderAt = (place: Place): Folder => {
    const key = keyOf(place);
    const folder = folders.get(key) ?? { place, groups: [], below: [] };
    folders.set(key, folder);
    return folder;
  };
  const groups = groupsOf(model);
  // Connected files without a folder in common: some are on z/OS, some are here.
  for (const group of groups) {
    if (group.place.length > 0) folderAt(group.place).groups.push(group);
    else systems.push({ group, doubtful: [] });
  }
  for (let depth = groups.reduce((most, { place }) => Math.max(most, place.length), 0); depth > 0; depth--) {
    for (const folder of [...folders.values()].filter(({ place }) => place.length === depth)) {
      folders.delete(keyOf(folder.place));
      const left = comeTogether(folder);
      if (depth === 1) systems.push(...left.below, ...left.groups.map((group) => ({ group, doubtful: [] })));
      else {
        const above = folderAt(folder.place.slice(0, -1));
        above.groups.push(...left.groups);
        above.below.push(...left.below);
      }
    }
  }
  return systems.map(({ group: { files }, doubtful }) => ({ files, uris: new Set(files.map(({ uri }) => uri)), doubtful }));
}

/** What a folder gives to the one above: its groups as one, or none where they are several systems. */
function comeTogether({ place, groups, below }: Folder): Folder {
  const withPolicy = groups.filter(({ hasPolicy }) => hasPolicy);
  const others = groups.filter(({ hasPolicy }) => !hasPolicy).flatMap(({ files }) => files);
  if (withPolicy.length < 2) {
    const whole = { files: groups.flatMap(({ files }) => files), place, hasPolicy: withPolicy.length === 1 };
    if (place.length === 1 && !whole.hasPolicy) for (const { doubtful } of below) doubtful.push(...others);
    return { place, groups: whole.files.length > 0 ? [whole] : [], below };
  }
  const all = [...below, ...withPolicy.map((group): OpenSystem => ({ group, doubtful: [] }))];
  for (const { doubtful } of all) doubtful.push(...others);
  return { place, groups: [], below: all };
}

/** Files that are connected, or stand in one folder. */
function groupsOf(model: Model): Group[] {
  const files = [...model.files.values()].filter(({ language }) => !isDisplay(language));
  const sets = new Sets();
  for (const { from, target } of model.includes) if (target !== undefined) sets.join(from, target);
  for (const { uri, target } of model.links) if (target !== undefined) sets.join(uri, target);
  for (const connected of grouped(files, (file) => sets.of(file.uri))) for (const file of placing(connected)) sets.join(file.uri, `in ${placeOf(file).key}`);
  return grouped(files, (file) => sets.of(file.uri)).map((members) => {
    const mains = members.filter(({ uri }) => model.roles(uri).has('main'));
    return { files: members, place: common((mains.length > 0 ? mains : placing(members)).map((file) => placeOf(file).place)), hasPolicy: members.some(({ uri }) => policyRoles.some((role) => model.roles(uri).has(role))) };
  });
}

const policyRoles = ['main', 'image', 'ttls'] as const;

/** The files that tell where a group stands: one procedure library may start the tasks of several systems. */
function placing(files: readonly SourceFile[]): readonly SourceFile[] {
  const others = files.filter(({ language }) => language !== 'jcl' && language !== 'stdenv');
  return others.length > 0 ? others : files;
}

function grouped(files: readonly SourceFile[], keyOfFile: (file: SourceFile) => string): SourceFile[][] {
  const groups = new Map<string, SourceFile[]>();
  for (const file of files) {
    const key = keyOfFile(file);
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups.values()];
}

/** Deeper folders count as one. */
const deepest = 50;
const qualifier = '[A-Z@#$][A-Z0-9@#$-]{0,7}';
const dataSet = new RegExp(`^${qualifier}(?:\\.${qualifier})+$`, 'i');

/** Where a file stands, kept as long as the file stays as it is. */
const placeOf = perFile(({ uri }) => {
  const place = placeIn(uri);
  return { place, key: keyOf(place) };
});

/** A Zowe Explorer profile is one system with its data sets and its UNIX files. */
function placeIn(uri: string): Place {
  const scheme = schemeOf(uri);
  const folders = segmentsOf(uri).slice(0, -1);
  const [bracketed] = nameOf(uri).split('(');
  if (bracketed !== undefined && bracketed !== nameOf(uri)) folders.push(bracketed);
  const top = scheme.startsWith('zowe-') ? [`zowe ${folders.shift() ?? ''}`] : [scheme];
  return [...top, ...folders.flatMap((name) => (dataSet.test(name) ? name.toUpperCase().split('.') : [name]))].slice(0, deepest);
}

const keyOf = (place: Place): string => place.join('/');

/** What all places begin with. */
function common([first = [], ...others]: readonly Place[]): Place {
  let length = first.length;
  for (const place of others) {
    let same = 0;
    while (same < length && place[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}

/** Disjoint sets of names. */
class Sets {
  private readonly above = new Map<string, string>();

  /** The name that stands for the set of this one. */
  of(name: string): string {
    let top = name;
    for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next;
    for (let at = name; at !== top; ) {
      const next = this.above.get(at) ?? top;
      this.above.set(at, top);
      at = next;
    }
    return top;
  }

  join(a: string, b: string): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first !== second) this.above.set(first, second);
  }
}
