/** The ports of passive data connections and their reservation in the profile of the stack. */
import { expect, test } from 'vitest';
import { ftpPassivePorts } from '../../../server/src/checks/across/ftp-passive-ports.js';
import { findingsOf } from '../../support/library.js';

const said = (ports: string, TCPIPROF: string): number => findingsOf({ FTPSDATA: `EXTENSIONS AUTH_TLS\nPASSIVEDATAPORTS ${ports}\n`, TCPIPROF }, { checks: [ftpPassivePorts] }).length;

test.each<[string, string, number]>([
  ['(50000,50199)', 'PORT 21 TCP FTPD1\n', 1],
  ['(50000,50199)', 'PORTRANGE 50000 200 TCP AUTHPORT\n', 0],
  ['(50000,50199)', 'PORTRANGE 50100 100 TCP AUTHPORT\nPORTRANGE 50000 100 TCP AUTHPORT\n', 0],
  ['(50000,50199)', 'PORTRANGE 50000 100 TCP AUTHPORT\n', 1],
  ['(50000,50199)', 'PORTRANGE 50000 200 UDP AUTHPORT\nPORTRANGE 50000 200 TCP RESERVED\n', 1],
  ['(50000,50199)', 'TCPCONFIG TTLS\n', 0],
  ['(50000,50199)', 'PORT 21 TCP FTPD1\nINCLUDE USER.TCPPARMS(NOTHERE)\n', 0],
  ['50000 50199', 'PORT 21 TCP FTPD1\n', 0],
])('%s with %s', (ports, profile, expected) => expect(said(ports, profile)).toBe(expected));
