// The package that people install, and whether it holds what it should and nothing else.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { npm } from './processes.mjs';
import { manifest, root } from './project.mjs';

/** What may be in the package. Everything is bundled: sources, tests and node_modules have no business there. */
const welcome = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^out\/(tcpparms\.js|package\.json|(extension|server)\.cjs|cli\.js|web\/extension\.cjs|webview\/\w+\.js|THIRD-PARTY-NOTICES\.txt)$/,
  /^languages\/.+\.json$/,
  /^syntaxes\/.+\.json$/,
  /^snippets\/.+\.json$/,
  /^docs\/images\/(icon\.png|view\.svg)$/,
  /^docs\/walkthrough\/[\w-]+\.md$/,
];

const notices = 'out/THIRD-PARTY-NOTICES.txt';

/** Bytes. A package that is larger holds something twice. */
const largest = 1_000_000;

/**
 * Packages the extension and checks the package.
 * @param {string} vsix The file to write.
 * @throws {Error} That tells everything that is wrong with it.
 */
export async function packageExtension(vsix) {
  mkdirSync(path.dirname(vsix), { recursive: true });
  rmSync(vsix, { force: true });
  await npm(['run', '--silent', 'package', '--', '--out', vsix], { cwd: root, quiet: true });
  const { listFiles, PackageManager } = await import('@vscode/vsce').then(({ default: vsce }) => vsce);
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const problems = [...strangers(files), ...missing(files), ...tooLarge(vsix)];
  if (problems.length > 0) throw new Error(`The package is not as it should be:\n  ${problems.join('\n  ')}`);
  console.log(`  ${files.length} files, ${Math.round(statSync(vsix).size / 1024)} KB`);
}

/** @param {readonly string[]} files */
const strangers = (files) => files.filter((file) => !welcome.some((pattern) => pattern.test(file))).map((file) => `${file} does not belong in it`);

/** @param {readonly string[]} files */
const missing = (files) => [
  ...named(manifest()).filter((file) => !files.includes(file)).map((file) => `${file} is named in package.json and missing`),
  ...(files.includes(notices) ? [] : [`${notices} with the licences of bundled packages is missing`]),
];

/** @param {string} vsix */
const tooLarge = (vsix) => (statSync(vsix).size > largest ? [`${statSync(vsix).size} bytes are more than ${largest}`] : []);

/**
 * The files that package.json names: those of VS Code, in whatever contribution, and the command.
 * @param {any} json
 * @returns {string[]} Relative to the project.
 */
function named({ main, browser, bin, icon, contributes }) {
  /** @type {unknown[]} */
  const paths = [main, browser, icon, ...Object.values(bin ?? {})];
  JSON.stringify(contributes, (key, value) => {
    if (['path', 'configuration', 'markdown'].includes(key) && typeof value === 'string') paths.push(value);
    return value;
  });
  return paths.filter((one) => typeof one === 'string').map((one) => path.posix.normalize(one));
}
