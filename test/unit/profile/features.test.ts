/** What the editor shows in PROFILE.TCPIP. */
import { describe, expect, test } from 'vitest';
import { completion } from '../../../server/src/features/languages/tcpip-profile/completion.js';
import { hover } from '../../../server/src/features/languages/tcpip-profile/hover.js';
import { foldings, symbols } from '../../../server/src/features/languages/tcpip-profile/structure.js';
import { definition } from '../../../server/src/features/navigation.js';
import { uriOf } from '../../support/library.js';
import { atCursor, inText } from '../features/cursor.js';

const profile = (text: string): ReturnType<typeof inText> => inText('tcpip-profile', text);
const shown = (text: string): string | undefined => {
  const { context, offset } = profile(text);
  return hover(context, offset)?.contents;
};
const offered = (text: string): string[] => {
  const { context, offset } = profile(text);
  return completion(context, offset).map(({ label }) => label);
};

describe('hover', () => {
  test('on a statement, shortened or not', () => {
    expect(shown('TCPCON‸FIG TTLS')).toContain('TCPCONFIG');
    expect(shown('NETM‸ON ON')).toContain('NETMONITOR');
  });
  test('on an operand keyword and on a fixed word, with what applies when it is left out', () => {
    expect(shown('TCPCONFIG FINW‸ 10')).toContain('FINWAIT2TIME');
    expect(shown('TCPCONFIG TT‸LS')).toMatch(/AT-TLS is active[\s\S]*NOTTLS/);
  });
  test('on an END keyword', () => expect(shown('AUTOLOG\n FTPD\nENDAUTO‸LOG')).toContain('Ends `AUTOLOG`'));
  test('on a reservation, and on a procedure of AUTOLOG', () => {
    expect(shown('PORT\n 21 TCP FT‸PD1 NOAUTOLOG')).toContain('This port is reserved for job `FTPD1`. Options: `NOAUTOLOG`.');
    expect(shown('PORT\n 2‸3 TCP TN3270 BIND 10.1.1.1 NOSMC')).toContain('Options: `BIND 10.1.1.1 NOSMC`.');
    expect(shown('PORTRANGE 10‸00 5 TCP RESERVED')).toContain('Ports 1000 to 1004');
    expect(shown('AUTOLOG\n FT‸PD JOBNAME FTPD1 DELAYSTART TTLS\nENDAUTOLOG')).toContain('Started when AT-TLS policy is installed. Its ports are those reserved for job `FTPD1`.');
  });
  test('has nothing to say of names and comments', () => {
    expect(shown('DEVICE LO‸OP VIRTUAL 0')).toBeUndefined();
    expect(shown('TCPCONFIG TTLS ; TT‸LS')).toBeUndefined();
  });
});

describe('completion', () => {
  test('offers statements where a line begins', () => {
    expect(offered('‸')).toEqual(expect.arrayContaining(['TCPCONFIG', 'PORT', 'AUTOLOG', 'INCLUDE']));
    expect(offered('TCPCONFIG TTLS\nPO‸')).toEqual(expect.arrayContaining(['PORT', 'PORTRANGE']));
  });
  test('offers the words of the statement inside it', () => {
    expect(offered('TCPCONFIG T‸')).toEqual(expect.arrayContaining(['TTLS', 'NOTTLS', 'RESTRICTLOWPORTS', 'FINWAIT2TIME']));
    expect(offered('TCPCONFIG T‸')).not.toContain('PORT');
    expect(offered('AUTOLOG\n FTPD D‸\nENDAUTOLOG')).toContain('DELAYSTART');
  });
  test('offers the END keyword that is missing', () => expect(offered('AUTOLOG\n FTPD\n‸')).toContain('ENDAUTOLOG'));
  test('offers what can stand in this place of a PORT entry', () => {
    expect(offered('PORT\n 23 ‸')).toEqual(['TCP', 'UDP']);
    expect(offered('PORT\n 23 TCP ‸')).toEqual([]);
    expect(offered('PORT\n 23 TCP TN3270 ‸')).toEqual(expect.arrayContaining(['NOAUTOLOG', 'SHAREPORT', 'BIND', 'SAF']));
    expect(offered('PORT\n 23 TCP TN3270 ‸')).not.toContain('UNRSV');
    expect(offered('PORT UNRSV TCP * ‸')).toEqual(['SAF', 'DENY', 'WHENLISTEN', 'WHENBIND']);
    expect(offered('PORTRANGE 5000 ‸')).toEqual([]);
    expect(offered('PORTRANGE 5000 10 ‸')).toEqual(['TCP', 'UDP']);
  });
  test('offers the words of a keyword behind it, and nothing where a number belongs', () => {
    expect(offered('TCPCONFIG SENDGARBAGE ‸')).toEqual(['FALSE', 'TRUE']);
    expect(offered('TCPCONFIG INTERVAL ‸')).toEqual([]);
    expect(offered('AUTOLOG\n FTPD DELAYSTART ‸\nENDAUTOLOG')).toEqual(expect.arrayContaining(['DVIPA', 'TTLS', 'JOBNAME']));
  });
  test('offers operands of which the names alone are known', () => {
    expect(offered('IPCONFIG ‸')).toEqual(expect.arrayContaining(['IPSECURITY', 'SOURCEVIPA']));
    expect(offered('SMFCONFIG TYPE119 ‸')).toContain('ZERTDETAIL');
  });
  test('offers nothing in a comment', () => expect(offered('TCPCONFIG ; T‸')).toEqual([]));
});

test('outline: statements, and the entries of lists', () => {
  const { context } = profile('TCPCONFIG TTLS RESTRICTLOWPORTS\nPORT\n 21 TCP FTPD1\n 514 UDP SYSLOGD\n‸');
  expect(symbols(context).map(({ name, detail, children }) => [name, detail, ...children.map((child) => child.name)])).toEqual([
    ['TCPCONFIG', 'TTLS RESTRICTLOWPORTS'],
    ['PORT', '', '21 TCP FTPD1', '514 UDP SYSLOGD'],
  ]);
});

test('folding: statements of several lines', () => {
  const { context, text } = profile('TCPCONFIG TTLS\nAUTOLOG\n FTPD\nENDAUTOLOG‸');
  expect(foldings(context).map(({ start, end }) => text.slice(start, end))).toEqual(['AUTOLOG\n FTPD\nENDAUTOLOG']);
});

test('INCLUDE leads to the member', () => {
  const { context, offset } = atCursor({ TCPIPROF: 'INCLUDE USER.TCP‸PARMS(PROFILE2)\n', PROFILE2: 'VIPADYNAMIC\nENDVIPADYNAMIC\n' });
  expect(definition(context, offset).map(({ full }) => full.uri)).toEqual([uriOf('PROFILE2')]);
});
