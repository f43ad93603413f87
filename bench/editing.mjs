/** From key to diagnostics, and the requests of an editor, over the real connection. */
import { performance } from 'node:perf_hooks';
import { Editor } from './client.mjs';
import { linesIn } from './generate.mjs';
import { median, summary } from './stopwatch.mjs';
import { targetsIn } from './targets.mjs';
import { onDisk } from './workplace.mjs';

/** @typedef {import('./stopwatch.mjs').Summary} Summary */
/** @typedef {import('./generate.mjs').Library} Library */

/** Samples of one kind of work: so many, or as many as fit into the time. */
const samples = { most: 150, least: 10, milliseconds: 2500 };

/** Works in pairs, as every second edit takes back the one before it. @param {() => Promise<number>} once */
async function sample(once) {
  for (let i = 0; i < 4; i++) await once();
  const times = [];
  const begin = performance.now();
  while (times.length < samples.least || (times.length < samples.most && performance.now() - begin < samples.milliseconds)) times.push(await once(), await once());
  return summary(times);
}

/**
 * @param {string} server The bundle.
 * @param {Library} library
 * @returns {Promise<{ lines: number, findings: number, open: number, edits: Record<string, Summary>, requests: Record<string, Summary> }>} Times in milliseconds.
 */
export async function editing(server, library) {
  const { folder, uriPath, text, remove } = onDisk(library);
  const editor = new Editor(server, folder);
  try {
    await editor.initialize();
    const uri = editor.uri(uriPath);
    const begin = performance.now();
    await editor.open(uri, text);
    const open = performance.now() - begin;
    const findings = editor.findings;
    const edits = await editsOf(editor, uri, text);
    return { lines: linesIn(text), findings, open, edits, requests: await requestsOf(editor, uri, text) };
  } finally {
    await editor.close();
    remove();
  }
}

/** Each edit is taken back by the next one, so the policy stays what it is. @param {Editor} editor @param {string} uri @param {string} text */
async function editsOf(editor, uri, text) {
  const { priority, definitionEnd } = targetsIn(text);
  return {
    'inside a rule': await sample(toggle(editor, uri, priority, '1')),
    'a renamed definition': await sample(toggle(editor, uri, definitionEnd, 'X')),
    'a new line at the top': await sample(toggle(editor, uri, { line: 0, character: 0 }, '\n')),
  };
}

/**
 * Types a character, and deletes it the next time.
 * @param {Editor} editor @param {string} uri @param {import('./client.mjs').Position} at @param {string} character
 */
function toggle(editor, uri, at, character) {
  const behind = character === '\n' ? { line: at.line + 1, character: 0 } : { line: at.line, character: at.character + 1 };
  let there = false;
  return () => {
    there = !there;
    return there ? editor.type(uri, at, at, character) : editor.type(uri, at, behind, '');
  };
}

/** Every request follows an edit, so that nothing is answered from what the last request worked out. @param {Editor} editor @param {string} uri @param {string} text */
async function requestsOf(editor, uri, text) {
  const { priority, keyword, sharedReference, ownReference } = targetsIn(text);
  const type = toggle(editor, uri, priority, '1');
  /** @param {string} method @param {object} [more] */
  const ask = (method, more) =>
    sample(async () => {
      await type();
      return editor.ask(method, uri, more);
    });
  return {
    completion: await ask('textDocument/completion', { position: keyword }),
    hover: await ask('textDocument/hover', { position: keyword }),
    definition: await ask('textDocument/definition', { position: sharedReference }),
    CodeLens: await ask('textDocument/codeLens'),
    rename: await ask('textDocument/rename', { position: ownReference, newName: 'FRESHNAME' }),
  };
}

/**
 * From the start of the process to the first diagnostics of the policy. In milliseconds.
 * @param {string} server
 * @param {Library} library
 */
export async function starting(server, library, times = 9) {
  const { folder, uriPath, text, remove } = onDisk(library);
  const found = [];
  for (let i = 0; i < times; i++) {
    const begin = performance.now();
    const editor = new Editor(server, folder);
    await editor.initialize();
    await editor.open(editor.uri(uriPath), text);
    found.push(performance.now() - begin);
    await editor.close();
  }
  remove();
  return median(found);
}

/**
 * Memory of the server with a policy open and nothing to do, and at its peak after some edits. In bytes.
 * @param {string} server
 * @param {Library} library
 */
export async function memoryOf(server, library) {
  const { folder, uriPath, text, remove } = onDisk(library);
  const editor = new Editor(server, folder);
  await editor.initialize();
  const uri = editor.uri(uriPath);
  await editor.open(uri, text);
  const type = toggle(editor, uri, targetsIn(text).priority, '1');
  for (let i = 0; i < 20; i++) await type();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const { rss } = editor.memory;
  await editor.close();
  remove();
  return { rest: rss, peak: editor.memory.peak };
}
