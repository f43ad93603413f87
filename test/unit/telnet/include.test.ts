/** INCLUDE: the named member is followed, and what stands in it is not judged as a profile of its own. */
import { describe, expect, test } from 'vitest';
import type { FeatureContext } from '../../../server/src/features/context.js';
import { tn3270Features as features } from '../../../server/src/features/languages/tn3270/index.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { findingsOf, folder, modelOf, uriOf } from '../../support/library.js';

const library = {
  TN3270: 'TelnetParms\n  Port 23\nEndTelnetParms\n  INCLUDE USER.TCPPARMS(TN3270B)\n  Port 23\nEndVTAM\n',
  TN3270B: 'BeginVTAM\n  DefaultAppl TSO\n',
};

test('the name leads to the member', () => {
  expect(modelOf(library).linksFrom(uriOf('TN3270')).map(({ text, target }) => [text, target])).toEqual([["//'USER.TCPPARMS(TN3270B)'", uriOf('TN3270B')]]);
});

test('a block that is closed behind the INCLUDE is no error', () => {
  const errors = (given: Record<string, string>): string[] => findingsOf(given).filter(({ severity }) => severity === 'error').map(({ code }) => code);
  expect(errors(library)).toEqual([]);
  expect(errors({ TN3270: library.TN3270B })).toEqual(['telnet-missing-end']);
});

describe('groups of a block that is spread over members', () => {
  const spread = {
    TN3270: 'BEGINVTAM\n  PORT 23\n  INCLUDE USER.TCPPARMS(TN3270G)\n  INCLUDE USER.TCPPARMS(TN3270M)\n  PARMSMAP PG 10.1.1.1\nENDVTAM\nBEGINVTAM\n  PORT 24\n  PARMSMAP PG\nENDVTAM\n',
    TN3270G: 'PARMSGROUP PG CONNTYPE ANY ENDPARMSGROUP\nIPGROUP NEAR 10.1.1.9 ENDIPGROUP\n',
    TN3270M: 'PARMSMAP PG IPGRP,NEAR\n',
  };
  const context = (member: keyof typeof spread): FeatureContext => {
    const model = modelOf(spread);
    const file = model.files.get(uriOf(member));
    if (!file) throw new Error('no file');
    return { model, file, settings: defaultSettings };
  };
  const said = (given: Record<string, string>): string[] => findingsOf(given).filter(({ code }) => code === 'telnet-unresolved-group').map(({ uri }) => uri.slice(folder.length));
  const shown = ({ uri, start, end }: { uri: string; start: number; end: number }): string => `${uri.slice(folder.length)}: ${spread[uri.slice(folder.length) as keyof typeof spread].slice(start, end)}`;

  test('a mapping leads to the group in another member', () => {
    const [target] = features.definition?.(context('TN3270M'), spread.TN3270M.indexOf('PG') + 1) ?? [];
    expect(target && shown(target.selection)).toBe('TN3270G: PG');
    expect(features.hover?.(context('TN3270M'), spread.TN3270M.indexOf('NEAR') + 1)?.contents).toContain('It stands in TN3270G.');
  });

  test('references and a rename reach all members of the block, and no other block', () => {
    const offset = spread.TN3270G.indexOf('PG') + 1;
    expect(features.references?.(context('TN3270G'), offset, true).map(shown)).toEqual(['TN3270G: PG', 'TN3270: PG', 'TN3270M: PG']);
    expect(features.rename?.(context('TN3270G'), offset, 'NEW').map(shown)).toEqual(['TN3270G: PG', 'TN3270: PG', 'TN3270M: PG']);
    expect(features.highlights?.(context('TN3270M'), spread.TN3270M.indexOf('PG') + 1).map(shown)).toEqual(['TN3270M: PG']);
  });

  test('completion offers them', () => {
    const { TN3270M } = spread;
    expect(features.completion?.(context('TN3270M'), TN3270M.indexOf('IPGRP')).map(({ label }) => label)).toContain('IPGRP,NEAR');
  });

  test('a group that no member has is missed; where a member is not here, nothing is known', () => {
    expect(said(spread)).toEqual(['TN3270']);
    expect(said({ ...spread, TN3270M: 'PARMSMAP PX\n' })).toEqual(['TN3270', 'TN3270M']);
    expect(said({ TN3270: spread.TN3270.replace('(TN3270G)', '(TN3270X)'), TN3270M: spread.TN3270M })).toEqual(['TN3270']);
  });

  test('members that include each other come to an end', () => expect(said({ TN3270: 'INCLUDE USER.TCPPARMS(TN3270B)\nPARMSMAP PG\n', TN3270B: 'INCLUDE USER.TCPPARMS(TN3270)\n' })).toEqual([]));
});
