// docs/checks.md and a page for each check, from the checks themselves: what they find in their examples is what they print.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const name = 'check pages';

const root = path.resolve(import.meta.dirname, '..');
const notice = '<!-- Made by `npm run generate` from server/src/checks. Do not edit. -->';

/** Loads the checks and what runs and prints them; they are TypeScript. */
async function load() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tcpparms-checks-'));
  const outfile = path.join(folder, 'checks.mjs');
  try {
    await build({
      stdin: {
        resolveDir: root,
        contents: `
          export { sections } from './server/src/checks/registry.js';
          export { renderPretty } from './server/src/cli/pretty.js';
          export * from './test/support/library.js';`,
      },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<Map<string, string>>} The pages by path. */
export async function files() {
  const tools = await load();
  const sections = tools.sections.filter((section) => section.checks.length > 0);
  const pages = new Map([['docs/checks.md', overview(sections)]]);
  for (const { checks } of sections) for (const check of checks) pages.set(`docs/checks/${check.code}.md`, page(check, tools));
  return pages;
}

const cell = (text) => text.replace(/\|/g, '\\|');

function overview(sections) {
  return lines([
    '# Checks',
    '',
    notice,
    '',
    'Each finding of `tcpparms check`, and of the editor, carries the code of a check. Its page shows an example, what is printed for it, and how it is put right. The severity is the usual one; a page says when it is milder.',
    '',
    '- **error**: Policy Agent refuses the policy, or does something quite different from what is written.',
    '- **warning**: Policy Agent ignores or overrides something, or the reason for an error may lie in a file that is not known here.',
    '- **information**: worth knowing; nothing needs to be wrong.',
    '- **hint**: a matter of style, or of doubt.',
    '',
    'The setting [`tcpparms.severities`](settings.md) changes the severity of a check or switches it off. A comment does so for a line or a file: see [unused-suppression](checks/unused-suppression.md).',
    ...sections.flatMap(({ title, checks }) => [
      '',
      `## ${title}`,
      '',
      '| Check | Severity | What is wrong |',
      '|---|---|---|',
      ...checks.map((check) => `| [${check.code}](checks/${check.code}.md) | ${check.severity} | ${cell(check.summary)} |`),
    ]),
  ]);
}

function page(check, tools) {
  const texts = tools.members(check.example);
  const all = tools.findingsOf(texts, check.exampleRelease ? { release: check.exampleRelease } : {});
  const findings = all.filter((finding) => finding.code === check.code);
  const display = (uri) => uri.slice(tools.folder.length);
  const byUri = new Map(Object.entries(texts).map(([member, text]) => [tools.uriOf(member), text]));
  return lines([
    `# ${check.code}`,
    '',
    notice,
    '',
    `**${check.severity}** · ${check.summary}`,
    '',
    check.explanation.trim(),
    '',
    '## Example',
    ...Object.entries(texts).flatMap(([member, text]) => ['', ...memberBlock(member, numbered(text), Object.keys(texts).length > 1)]),
    '',
    `\`tcpparms check${check.exampleRelease ? ` --release ${check.exampleRelease}` : ''}\` prints:`,
    '',
    ...fence(tools.renderPretty(all, byUri, { display }).trimEnd()),
    ...fixSection(check, texts, findings, tools),
    '',
    '## Switch it off',
    '',
    ...switchOff(check, display(findings[0]?.uri ?? '')),
  ]);
}

const lines = (all) => `${all.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;

/** A block of text as it is; the fence is longer than any in the text. */
function fence(text, language = 'text') {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, text, ticks];
}

function memberBlock(member, text, named) {
  return [...(named ? [`\`USER.TCPPARMS(${member})\``, ''] : []), ...fence(text)];
}

/** Line numbers as the command prints them. Characters that nobody sees are shown as signs. */
function numbered(text) {
  const all = text.replace(/(\r\n|\r|\n)\s*$/, '').split(/\r\n|\r|\n/);
  const width = String(all.length).length;
  return all.map((line, index) => `${String(index + 1).padStart(width)} | ${shown(line)}`.trimEnd()).join('\n');
}

// eslint-disable-next-line no-control-regex
const shown = (line) => line.replace(/[\u0000-\u0008\u000b-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)));

function fixSection(check, texts, findings, tools) {
  const offered = findings.map((finding) => finding.fixes());
  const [first] = offered.flat();
  if (!first) return [];
  const after = fixedTexts(check, texts, tools);
  const others = [...new Set(offered.flatMap((fixes) => fixes.slice(1).map((fix) => fix.title)))];
  const changed = Object.keys(after).filter((member) => after[member] !== texts[member]);
  return [
    '',
    '## Quick fix',
    '',
    `${first.title}${first.safe ? ' (safe: part of “fix all”)' : ''}:`,
    ...changed.flatMap((member) => ['', ...(Object.keys(texts).length > 1 ? [`\`USER.TCPPARMS(${member})\``, ''] : []), ...fence(difference(texts[member], after[member]), 'diff')]),
    ...(others.length > 0 ? ['', `Also offered: ${others.map((title) => `*${title}*`).join(', ')}.`] : []),
  ];
}

/** The members after the first fix, again and again. */
function fixedTexts(check, texts, tools) {
  let current = texts;
  for (let round = 0; round < 50; round++) {
    const [fix] = tools.findingsOf(current).filter((finding) => finding.code === check.code).flatMap((finding) => finding.fixes().slice(0, 1));
    if (!fix) return current;
    current = tools.applyFix(current, fix);
  }
  throw new Error(`${check.code}: its fixes never come to an end`);
}

/** The lines of both texts, each with its sign, without those far from any change. */
function difference(before, after) {
  const split = (text) => text.replace(/(\r\n|\r|\n)\s*$/, '').split(/\r\n|\r|\n/).map(shown);
  const rows = diff(split(before), split(after));
  const near = (index) => rows.slice(Math.max(0, index - 2), index + 3).some((row) => row[0] !== ' ');
  const kept = rows.map((row, index) => (near(index) ? row.trimEnd() || ' ' : undefined));
  return kept.filter((row, index) => row !== undefined || (index > 0 && kept[index - 1] !== undefined)).map((row) => row ?? ' …').join('\n').replace(/\n …$/, '');
}

/** Longest common subsequence; examples are short. */
function diff(a, b) {
  const length = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const rows = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      rows.push(` ${a[i++]}`);
      j++;
    } else if (i < a.length && (j >= b.length || length[i + 1][j] >= length[i][j + 1])) rows.push(`-${a[i++]}`);
    else rows.push(`+${b[j++]}`);
  }
  return rows;
}

function switchOff({ code }, member) {
  // An environment file has no comments of its own.
  if (code === 'unused-suppression' || member === 'STDENV') return ['With the setting:', '', ...setting(code)];
  return ['For one line, with a comment above it:', '', ...fence(`# tcpparms-disable-next-line ${code}`), '', 'For every file, with the setting:', '', ...setting(code)];
}

const setting = (code) => fence(`"tcpparms.severities": { "${code}": "off" }`, 'json');
