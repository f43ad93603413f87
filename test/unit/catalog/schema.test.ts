import Ajv2020 from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../server/src/catalog/data');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const dataFiles = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'schema.json');

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(read('schema.json') as object, 'catalog');
const validatorOf = (name: string) => ajv.getSchema(`catalog#/$defs/file:${name.replace('.json', '')}`);

describe('Every data file of the catalogue fits its schema', () => {
  test.each(dataFiles)('%s', (name) => {
    const validate = validatorOf(name);
    expect(validate, `schema.json has no definition file:${name.replace('.json', '')}`).toBeDefined();
    validate?.(read(name));
    expect(validate?.errors ?? []).toEqual([]);
  });

  test('a misspelled key does not fit', () => {
    const [first] = read('groups.json') as object[];
    const validate = validatorOf('groups.json');
    expect(validate?.([{ ...first, wireHexx: '0017' }])).toBe(false);
  });
});
