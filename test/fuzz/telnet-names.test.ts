/** Renaming the groups of a Telnet profile, in blocks that stand in one member or are spread over two: nothing else changes, and the way back leads home. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../server/src/checks/runner.js';
import type { FeatureContext } from '../../server/src/features/context.js';
import { definition, prepareRename, references, rename, RenameRefused } from '../../server/src/features/navigation.js';
import { contextOf, uriOf, type Opened } from './inside.js';
import { hanging, holds } from './run.js';

const name = fc.constantFrom('A', 'B', 'b', 'LU1', 'PORT');
/** Lines with up to three names in them. */
const shapes: readonly ((a: string, b: string, c: string) => string)[] = [
  (a) => `LUGROUP ${a} LU1..LU9 ENDLUGROUP`,
  (a) => `lugroup ${a},80% LU1 endlugroup`,
  (a) => `SLUGROUP ${a}\n  SLU1 ; of ${a}\nENDSLUGROUP`,
  (a) => `PRTGROUP ${a} PR1 ENDPRTGROUP`,
  (a) => `IPGROUP ${a} 10.1.1.0:255.255.255.0 ENDIPGROUP`,
  (a) => `HNGROUP ${a} *.EXAMPLE.COM ENDHNGROUP`,
  (a) => `PARMSGROUP ${a} CONNTYPE ANY ENDPARMSGROUP`,
  (a) => `MONITORGROUP ${a} AVERAGE ENDMONITORGROUP`,
  (a, b, c) => `LUMAP ${a} IPGRP,${b} DEFAPPL TSO PMAP ${c}`,
  (a, b, c) => `LUMAP ${a} ${b} SPECIFIC ${c}`,
  (a, b) => `PRTMAP ${a}\n  ${b}`,
  (a, b) => `PARMSMAP ${a} HNGRP,${b}`,
  (a) => `PARMSMAP ${a}`,
  (a, b) => `MONITORMAP ${a} ${b}`,
  (a, b) => `DEFAULTAPPL ${a} ${b} FIRSTONLY`,
  (a, b) => `USSTCP ${a} ipgrp,${b}`,
  (a, b, c) => `ALLOWAPPL ${a} LUG ${b} ${c}`,
  (a, b) => `RESTRICTAPPL TSO USER ${a} LUG ${b}`,
  () => 'INCLUDE USER.TCPPARMS(M1)',
  () => 'PORT 23',
];
const line = fc.tuple(fc.constantFrom(...shapes), name, name, name).map(([shape, a, b, c]) => `${shape(a, b, c)}\n`);
const lines = fc.array(line, { maxLength: 8 }).map((all) => all.join(''));
const block = fc.tuple(lines, fc.constantFrom('ENDVTAM\n', 'ENDVTAM\n', 'ENDVTAM\n', '')).map(([inside, end]) => `BEGINVTAM\n${inside}${end}`);
/** A profile, and the member that it may include. */
const texts = fc.tuple(
  fc.array(block, { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
  fc.oneof({ weight: 3, arbitrary: lines }, { weight: 1, arbitrary: block }),
);

const opened = (all: readonly string[]): [Opened, ...Opened[]] => all.map((text, index) => ({ uri: uriOf(`M${index}`), language: 'tn3270' as const, text })) as [Opened, ...Opened[]];

type Edits = ReturnType<typeof rename>;

/** The texts after the edits, and where the place of the first document is then. */
function afterEdits(before: readonly string[], edits: Edits, offset: number): { readonly after: string[]; readonly offset: number } {
  const after = [...before];
  let moved = offset;
  for (const { uri, start, end, newText } of [...edits].sort((a, b) => b.start - a.start)) {
    const index = before.findIndex((_, each) => uriOf(`M${each}`) === uri);
    const old = after[index] ?? '';
    after[index] = old.slice(0, start) + newText + old.slice(end);
    if (index === 0 && start < offset) moved += newText.length - (end - start);
  }
  return { after, offset: moved };
}

/** Where each finding is of which kind; messages hold names. */
const kinds = ({ model, settings }: FeatureContext): string[] => [...runChecks(model, settings)].flatMap(([uri, found]) => found.map(({ code }) => `${uri} ${code}`)).sort();

/** The first name of the profile at or behind the place. */
function nameFrom(context: FeatureContext, any: number): ReturnType<typeof prepareRename> {
  const { length } = context.file.text;
  for (let step = 0; step < length; step++) {
    const found = prepareRename(context, (any + step) % length);
    if (found) return found;
  }
  return undefined;
}

/** Undefined where a group of another kind has the name. */
function renameUnlessTaken(context: FeatureContext, offset: number, wanted: string): Edits | undefined {
  try {
    return rename(context, offset, wanted);
  } catch (error) {
    expect(error).toBeInstanceOf(RenameRefused);
    expect((error as Error).message).toContain('in this block already');
    return undefined;
  }
}

test('a group of a Telnet profile, renamed and renamed back', { timeout: hanging }, async () => {
  let renamed = 0;
  const property = fc.asyncProperty(texts, fc.nat(), async (before, any) => {
    const context = await contextOf(opened(before));
    const place = nameFrom(context, any);
    // Of two groups of one name and kind, one is renamed, and the two are told apart.
    if (!place || kinds(context).some((kind) => kind.endsWith(' telnet-duplicate-group'))) return;
    const edits = rename(context, place.start, 'Fresh#1');
    const textAt = ({ uri, start, end }: Edits[number]): string => (context.model.files.get(uri)?.text ?? '').slice(start, end);
    expect(edits.map((edit) => textAt(edit).toUpperCase())).toEqual(edits.map(() => place.text.toUpperCase()));
    expect(new Set(edits.map(({ uri, start }) => `${start} ${uri}`)).size).toBe(edits.length);

    const { after, offset } = afterEdits(before, edits, place.start);
    const then = await contextOf(opened(after));
    expect(references(then, offset, true)).toHaveLength(edits.length);
    expect(definition(then, offset)).toHaveLength(definition(context, place.start).length);
    expect(kinds(then)).toEqual(kinds(context));

    const back = renameUnlessTaken(then, offset, place.text);
    if (!back) return;
    const home = afterEdits(after, back, offset).after;
    expect(home.map((text) => text.toUpperCase())).toEqual(before.map((text) => text.toUpperCase()));
    renamed++;
  });
  await holds('renames in Telnet profiles', 400, property);
  expect(renamed).toBeGreaterThan(0);
});

test('a name that is taken in the block, or cannot be one, is refused with a sentence', { timeout: hanging }, async () => {
  const property = fc.asyncProperty(texts, fc.nat(), fc.oneof(name, fc.string({ unit: 'binary', maxLength: 20 })), async (before, any, wanted) => {
    const context = await contextOf(opened(before));
    const place = nameFrom(context, any);
    if (!place) return;
    try {
      const edits = rename(context, place.start, wanted);
      expect(edits.map(({ newText }) => newText)).toEqual(edits.map(() => wanted));
      expect(wanted).toMatch(/^[A-Z@#$][A-Z0-9@#$]*$/i);
    } catch (error) {
      if (!(error instanceof RenameRefused)) throw error;
      expect(error.message).toMatch(/^\S.*\.$/su);
    }
  });
  await holds('names for Telnet groups', 200, property);
});
