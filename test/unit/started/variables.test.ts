/** Values of variables in environment files. */
import { expect, test } from 'vitest';
import { variableValue } from '../../../server/src/checks/started/variable-value.js';
import { findingsOf, pointedAt } from '../../support/library.js';

const said = (STDENV: string): string[] => findingsOf({ STDENV }, { checks: [variableValue] }).map((finding) => `${finding.severity} ${pointedAt({ STDENV }, finding)}`);

test.each<[string, string[]]>([
  ['PAGENT_LOG_FILE_CONTROL=3000,5', []],
  ['PAGENT_LOG_FILE_CONTROL=3000', ['warning 3000']],
  ['PAGENT_LOG_FILE_CONTROL=3000 5', ['warning 3000 5']],
  ['GSK_PEER_RSA_MIN_KEY_SIZE=2048', []],
  ['GSK_PEER_ECC_MIN_KEY_SIZE=secp256', ['warning secp256']],
  ['SYSLOGD_TCPTHREADPOOL_SIZE=5', []],
  ['SYSLOGD_TCPTHREADPOOL_SIZE=4', ['warning 4']],
  ['SYSLOGD_TCPTHREADPOOL_SIZE=129', ['warning 129']],
  ['SYSLOGD_TCPTHREADPOOL_SIZE=&THREADS.', []],
  ['SYSLOGD_CODEPAGE=IBM-273', []],
  ['SYSLOGD_CODEPAGE=IBM-850', ['information IBM-850']],
  ['SYSLOGD_CODEPAGE=UTF-8', ['warning UTF-8']],
  ['SYSLOGD_DEBUG_LEVEL=91', []],
  ['SYSLOGD_DEBUG_LEVEL=all', ['warning all']],
  ['ANY_OTHER=whatever it is', []],
])('%s', (line, expected) => expect(said(`PAGENT_CONFIG_FILE=/etc/x\n${line}\n`)).toEqual(expected));
