/** Settings of any type: one clear sentence for each that cannot be used; the others count. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { readLanguages, readSettings } from '../../server/src/workspace/read-settings.js';
import { defaultSettings } from '../../server/src/workspace/settings.js';
import { connect, Disk, type DiskClient } from './disk.js';

const nonsense = [5, 'x', true, [], ['a'], { a: 1 }, -1, 1e300];
const names = ['release', 'profile', 'recordLength', 'dataSets', 'unixRoot', 'severities'] as const;
let client: DiskClient | undefined;
const disk = new Disk();

afterEach(() => {
  client?.end();
  client = undefined;
  disk.remove();
});

test.each(names)('a value of tcpparms.%s that cannot be used gives one sentence and changes nothing else', (name) => {
  const other = name === 'recordLength' ? { profile: 'pci-dss' } : { recordLength: 72 };
  for (const value of nonsense) {
    const { settings, problems } = readSettings({ ...other, [name]: value }, () => undefined);
    expect(problems.length).toBeLessThanOrEqual(1);
    for (const problem of problems) expect(problem).toMatch(new RegExp(`^tcpparms\\.${name}: .*expected .*, found .*[.]$`, 's'));
    if (name !== 'recordLength') expect(settings.recordLength).toBe(72);
  }
});

test('nothing that JSON can say makes the reading fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record(Object.fromEntries(names.map((name) => [name, fc.jsonValue()])))), (raw) => {
      const { settings, problems } = readSettings(raw, (path) => `file:///${path}`);
      expect(Object.keys(settings).sort()).toEqual(Object.keys({ ...defaultSettings, unixRoot: undefined }).sort());
      for (const problem of problems) expect(problem).toMatch(/\.$/);
      readLanguages(raw);
    }),
    { numRuns: 2000 },
  );
});

test('over the wire, one message names all that is wrong, and is not repeated', async () => {
  client = await connect(disk.uri(''), {}, { release: 5, severities: { 'unknown-attribute': 'loud' }, profile: [] });
  await client.files();
  const { connection, messages } = client;
  await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await client.files();
  await expect.poll(() => messages.length).toBe(1);
  expect(messages[0]).toMatch(/tcpparms\.release: .*\n.*tcpparms\.profile: .*\n.*tcpparms\.severities: unknown-attribute: /);
});
