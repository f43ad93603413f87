// Serves the extension as a web page's host would, and has a workbench load it from there: into the extension host in a web worker.
// (An extension that the VS Code server itself serves cannot start workers, so its language server would never run.)
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/** What a worker runs is a script only under this type. @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.cjs': 'text/javascript', '.json': 'application/json' };

/**
 * Serves a folder on the loopback interface.
 * @param {string} folder
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveFolder(folder) {
  const server = createServer(async ({ url = '/' }, response) => {
    const file = path.join(folder, path.posix.normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname)));
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { 'Access-Control-Allow-Origin': '*', 'Content-Type': types[path.extname(file)] ?? 'text/plain' });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin: `http://localhost:${port}`, close: () => close().then(() => {}) };
}

/**
 * A page whose workbench will load an extension from another address.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin Where the extension is served.
 */
export async function pageWithExtension(browser, origin) {
  const { protocol, host } = new URL(origin);
  // The workbench only connects to its own address and to encrypted ones.
  const page = await browser.newPage({ bypassCSP: true });
  await page.addInitScript(addToSettings, { scheme: protocol.slice(0, -1), authority: host, path: '/' });
  return page;
}

/**
 * Runs in the page, before the workbench does: the server writes its settings into a <meta> element, where the workbench reads them.
 * @param {{ scheme: string, authority: string, path: string }} extension
 */
function addToSettings(extension) {
  new MutationObserver((_, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (!element) return;
    observer.disconnect();
    const settings = JSON.parse(element.getAttribute('data-settings') ?? '{}');
    settings.developmentOptions.extensions = [extension];
    element.setAttribute('data-settings', JSON.stringify(settings));
  }).observe(document, { childList: true, subtree: true });
}
