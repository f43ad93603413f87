// Loads the extension's script and calls activate() in a process of its own: `node activate.mjs EXTENSION.CJS`. Prints JSON.
// VS Code's API is a stand-in that does nothing, so what is measured is our script alone; it ends before the server starts.
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** Can be called, constructed, extended and iterated; every property is such a thing again. @returns {any} */
function anything() {
  const properties = new Map();
  /** @type {any} */
  const self = new Proxy(function () {}, {
    get(target, name) {
      if (name === 'prototype') return target.prototype;
      if (name === 'then') return undefined;
      if (name === Symbol.iterator) return function* () {};
      if (name === Symbol.toPrimitive) return () => '';
      if (!properties.has(name)) properties.set(name, anything());
      return properties.get(name);
    },
    apply: () => anything(),
    construct: (target, args, called) => (called === self ? anything() : Reflect.construct(Object, [], called)),
  });
  return self;
}

// As a prototype: bundles copy what a module has of its own, and ask for the rest.
const api = Object.assign(Object.create(anything()), { version: '1.91.0' });
const loader = /** @type {{ _load(request: string, ...rest: unknown[]): unknown }} */ (/** @type {unknown} */ (Module));
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? api : load.call(Module, request, ...rest));

const file = path.resolve(process.argv[2] ?? '');
const begin = performance.now();
const extension = createRequire(import.meta.url)(file);
const loaded = performance.now();
const context = { subscriptions: [], extensionUri: anything(), extension: anything(), workspaceState: anything(), globalState: anything(), asAbsolutePath: (/** @type {string} */ name) => path.join(path.dirname(file), '..', name) };
extension.activate(context).ready.catch(() => {});
process.stdout.write(JSON.stringify({ load: loaded - begin, activate: performance.now() - loaded, registered: context.subscriptions.length }), () => process.exit(0));
