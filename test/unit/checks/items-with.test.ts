/** What checks say they look for in items only saves work: asked of every item, they find the same. */
import { expect, test } from 'vitest';
import { checks } from '../../../server/src/checks/registry.js';
import { runChecks } from '../../../server/src/checks/runner.js';
import type { Model } from '../../../server/src/workspace/model.js';
import { defaultSettings } from '../../../server/src/workspace/settings.js';
import { modelOf } from '../../support/library.js';

const asked = checks.filter(({ item, itemsWith }) => item && itemsWith);
const askedOfAll = asked.map((check) => ({ ...check, itemsWith: undefined }));

function found(model: Model, by: typeof checks): readonly string[] {
  return [...runChecks(model, defaultSettings, { checks: by }).values()].flat().map(({ code, uri, start, end, message }) => `${code} ${uri} ${start}-${end} ${message}`);
}

test('most checks of items say what they look for', () => {
  expect(asked.length).toBeGreaterThan(checks.filter(({ item }) => item).length / 2);
});

test.each(checks.map(({ code, example }) => ({ code, example })))('the example of $code', ({ example }) => {
  const model = modelOf(example);
  expect(found(model, asked)).toEqual(found(model, askedOfAll));
});
