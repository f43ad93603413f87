import { expect, test } from 'vitest';
import { readConnection } from '../../../server/src/policy/connection.js';

test('fields become a connection; empty ones are not known', () => {
  const { connection, problems } = readConnection({ localAddress: ' 10.1.1.2 ', localPort: '2023', remoteAddress: '', jobname: 'TN3270', direction: 'INBOUND', time: '2024-05-06T14:30' });
  expect(connection).toEqual({ localAddress: '10.1.1.2', localPort: 2023, jobname: 'TN3270', direction: 'Inbound', at: new Date(2024, 4, 6, 14, 30) });
  expect(problems).toEqual([]);
});

test('each value that cannot be is told with its field', () => {
  const { connection, problems } = readConnection({ remoteAddress: '10.1.1', remotePort: '70000', userid: 'A*', direction: 'both', time: '14:30', jobname: 'OK' });
  expect(connection).toEqual({ jobname: 'OK' });
  expect(problems.map(({ field, message }) => `${field}: ${message}`)).toEqual([
    'remoteAddress: expected one IPv4 or IPv6 address.',
    'remotePort: expected a port from 1 to 65535.',
    'userid: expected a name of up to 8 characters.',
    'direction: expected inbound or outbound.',
    'time: expected a time such as 2024-05-06T14:30.',
  ]);
});
