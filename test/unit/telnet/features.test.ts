/** The editor's features in a Telnet profile. */
import { expect, test } from 'vitest';
import { tn3270Features as features } from '../../../server/src/features/languages/tn3270/index.js';
import type { FeatureContext } from '../../../server/src/features/context.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf, uriOf } from '../../support/library.js';

const text = `TELNETPARMS
  PORT 23
  LUSESSIONPEND

ENDTELNETPARMS
BEGINVTAM
  PORT 23
  LUGROUP OFFICE,80%
    LU0001..LU0100
  ENDLUGROUP
  IPGROUP NEAR 10.1.0.0:255.255.0.0 ENDIPGROUP
  LUMAP office IPGRP,NEAR
  PRTMAP PRT1 IPGRP,NEAR

ENDVTAM
`;

function context(): FeatureContext {
  const model = modelOf({ TN3270: text });
  const file = model.files.get(uriOf('TN3270'));
  if (!file) throw new Error('no file');
  return { model, file, settings: defaultSettings };
}
const at = (part: string, nth = 0): number => text.split(part, nth + 1).join(part).length + 1;
const hover = (part: string, nth = 0): string => features.hover?.(context(), at(part, nth))?.contents ?? '';

test('hover tells what a keyword is, how many names a list has, and where a group is named', () => {
  expect(hover('LUSESSIONPEND')).toContain('LUSESSIONPEND');
  expect(hover('LU0001..')).toContain('100 LU names');
  expect(hover('NEAR', 1)).toContain('IPGROUP');
  expect(hover('NEAR', 1)).toContain('named 2 times');
  expect(hover('ENDVTAM')).toContain('BEGINVTAM');
});

test('groups are followed in both directions, whatever the case', () => {
  const [target] = features.definition?.(context(), at('office')) ?? [];
  expect(text.slice(target?.selection.start, target?.selection.end)).toBe('OFFICE');
  expect(features.references?.(context(), at('NEAR'), true).map(({ start, end }) => text.slice(start, end))).toEqual(['NEAR', 'NEAR', 'NEAR']);
  expect(features.highlights?.(context(), at('NEAR', 1)).map(({ kind }) => kind)).toEqual(['write', 'read', 'read']);
});

test('a rename changes the group and all mappings, and keeps to names that the server takes', () => {
  const edits = features.rename?.(context(), at('OFFICE'), 'HOME') ?? [];
  expect(edits.map(({ start, end, newText }) => `${text.slice(start, end)} ${newText}`)).toEqual(['OFFICE HOME', 'office HOME']);
  expect(() => features.rename?.(context(), at('OFFICE'), 'MUCHTOOLONG')).toThrow('8 letters');
  expect(() => features.rename?.(context(), at('OFFICE'), 'NEAR')).toThrow('already');
});

test('groups of clients have names of up to 16 characters, other groups up to 8', () => {
  expect(features.rename?.(context(), at('NEAR'), 'NEIGHBOURHOOD')).toHaveLength(3);
  expect(() => features.rename?.(context(), at('NEAR'), 'THE_NEIGHBOURHOOD')).toThrow('up to 16 letters');
  expect(() => features.rename?.(context(), at('NEAR'), '')).toThrow('"" cannot be the name');
});

test('the outline follows the blocks; blocks and lists fold', () => {
  const symbols = features.symbols?.(context()) ?? [];
  expect(symbols.map(({ name, detail }) => `${name} ${detail}`)).toEqual(['TELNETPARMS PORT 23', 'BEGINVTAM PORT 23']);
  expect(symbols[1]?.children.map(({ name }) => name)).toEqual(['PORT', 'LUGROUP', 'IPGROUP', 'LUMAP', 'PRTMAP']);
  expect(features.foldings?.(context()).map(({ start }) => text.slice(start, start + 9))).toEqual(['TELNETPAR', 'BEGINVTAM', 'LUGROUP O']);
});

test('completion offers the statements of the block, and the groups for a mapping', () => {
  const labels = (offset: number): string[] => features.completion?.(context(), offset).map(({ label }) => label) ?? [];
  const inParms = labels(text.indexOf('\n\nENDTELNETPARMS') + 1);
  expect(inParms).toEqual(expect.arrayContaining(['TTLSPORT', 'ENDTELNETPARMS']));
  expect(inParms).not.toContain('LUMAP');
  expect(inParms).not.toContain('SECUREPORT');
  expect(labels(text.indexOf('\n\nENDVTAM') + 1)).toEqual(expect.arrayContaining(['LUMAP', 'ENDVTAM']));
  expect(labels(text.indexOf('IPGRP,NEAR'))).toContain('IPGRP,NEAR');
  expect(labels(text.indexOf('LUMAP office') + 6)).toContain('OFFICE');
});

test('where a name belongs, names alone are proposed', () => {
  const proposed = (lines: string): string[] => {
    const given = `BEGINVTAM\n  LUGROUP LUS LU1 ENDLUGROUP\n  PARMSGROUP PG CONNTYPE ANY ENDPARMSGROUP\n  IPGROUP NEAR 10.1.1.1 ENDIPGROUP\n  ${lines}`;
    const model = modelOf({ TN3270: given });
    const file = model.files.get(uriOf('TN3270'));
    if (!file) throw new Error('no file');
    return (features.completion?.({ model, file, settings: defaultSettings }, given.length) ?? []).map(({ label }) => label);
  };
  expect(proposed('LUMAP ')).toEqual(['LUS']);
  expect(proposed('LUMAP LUS ')).toEqual(expect.arrayContaining(['IPGRP,NEAR', 'DEFAPPL', 'PMAP']));
  expect(proposed('LUMAP LUS IPGRP,NEAR PMAP ')).toEqual(['PG']);
  expect(proposed('LUMAP LUS IPGRP,NEAR DEFAPPL ')).toEqual([]);
});

test('hover on the operands of a mapping goes by their place', () => {
  const shown = (marked: string): string => {
    const offset = marked.indexOf('|');
    const model = modelOf({ TN3270: marked.replace('|', '') });
    const file = model.files.get(uriOf('TN3270'));
    if (!file) throw new Error('no file');
    return features.hover?.({ model, file, settings: defaultSettings }, offset)?.contents.split('\n', 1)[0] ?? '';
  };
  expect(shown('BEGINVTAM\n ALLOWAPPL L|U')).toContain('application_name');
  expect(shown('BEGINVTAM\n ALLOWAPPL TSO L|U LU1')).toContain('**LU**');
  expect(shown('BEGINVTAM\n LUMAP LU1 10.1.|1.1 SPECIFIC')).toContain('client_identifier');
  expect(shown('BEGINVTAM\n LUMAP LU1 10.1.1.1 SPEC|IFIC')).toContain('requestType');
  expect(shown('BEGINVTAM\n LUMAP LU1 10.1.1.1 DEFAPPL T|SO')).toContain('**DEFAPPL**');
  expect(shown('TELNETPARMS\n DEBUG TR|ACE CTRACE')).toContain('level');
});
