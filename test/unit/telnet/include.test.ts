/** INCLUDE: the named member is followed, and what stands in it is not judged as a profile of its own. */
import { expect, test } from 'vitest';
import { findingsOf, modelOf, uriOf } from '../../support/library.js';

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
