/** Logs that are open beside the members: what Policy Agent complained of is shown at the line of the member. */
import { expect, test } from 'vitest';
import { findingsOf, pointedAt, type Members } from '../../support/library.js';

const policy = (line: string): string => `TTLSGroupAction TNGA\n{\n  TTLSEnabled  On\n  ${line}\n}\n`;
const log = (attribute: string): string => `05/30 07:21:12 OBJERR :005: process_TTLS_attribute_table: Unknown attribute '${attribute}' for TTLSGroupAction\n`;
const codes = (given: Members): string[] => findingsOf(given).filter(({ code }) => code.includes('unknown-attribute')).map((finding) => `${finding.code}: ${pointedAt(given, finding)}`);

test('an attribute that the manuals know', () => {
  expect(codes({ POLICY: policy('FIPS140  Off'), 'pagent.log': log('FIPS140') })).toEqual(['log-unknown-attribute: FIPS140']);
});

test('a misspelled attribute has one finding, with or without the log', () => {
  for (const given of [{ POLICY: policy('FPIS140  Off'), 'pagent.log': '' }, { POLICY: policy('FPIS140  Off'), 'pagent.log': log('FPIS140') }]) expect(codes(given)).toEqual(['unknown-attribute: FPIS140']);
});

test('silent about a member that was mended since, another statement, and without a log', () => {
  expect(codes({ POLICY: policy('Trace  2'), 'pagent.log': log('FIPS140') })).toEqual([]);
  expect(codes({ POLICY: policy('FIPS140  Off'), 'pagent.log': log('FIPS140').replace('TTLSGroupAction', 'TTLSRule') })).toEqual([]);
  expect(codes({ POLICY: policy('FIPS140  Off') })).toEqual([]);
});

test('the same complaint a thousand times is one finding', () => {
  expect(codes({ POLICY: policy('FIPS140  Off'), 'pagent.log': log('FIPS140').repeat(1000) })).toEqual(['log-unknown-attribute: FIPS140']);
});
