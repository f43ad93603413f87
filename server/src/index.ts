/**
 * Everything behind one script, out/tcpparms.js, so that the catalogue and the checks are in the package once. The files
 * beside it only open a door; in a web worker the script opens the worker's by itself (scripts/lib/bundles.mjs).
 * What is behind a door is loaded when it is opened.
 */

/** Runs the command that the arguments of this process name. Node only. */
export const command = (): Promise<unknown> => import('./cli/main.js');

/** Starts the language server in this process, over the channel that its arguments name. Node only. */
export const server = (): Promise<unknown> => import('./lsp/server-main.js');

/** Starts the language server in this web worker. */
export const worker = (): Promise<unknown> => import('./lsp/worker.js');
