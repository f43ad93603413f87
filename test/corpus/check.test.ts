/**
 * `tcpparms check` over files that others published, where they are at hand (a folder `shared/corpus` beside the project; it
 * is no part of it): nothing crashes, every place lies in its file, and the same files give the same findings. Without the
 * corpus, and besides it, the same is asked of the examples.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../server/src/cli/run.js';
import { nodeFileSystem } from '../../server/src/lsp/node-filesystem.js';

const project = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(project, '../shared/corpus');
const present = existsSync(corpus);

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Report {
  readonly findings: readonly (Place & { readonly severity: string; readonly code: string; readonly message: string; readonly related: readonly Place[] })[];
  readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number; readonly information: number; readonly hints: number };
}

async function check(cwd: string, args: readonly string[], input = ''): Promise<{ readonly report: Report; readonly err: string }> {
  let [out, err] = ['', ''];
  await run(['check', '--format', 'json', ...args], { cwd, env: {}, fileSystem: nodeFileSystem, terminal: false, out: (text) => (out += text), err: (text) => (err += text), readInput: async () => input });
  return { report: JSON.parse(out) as Report, err };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** The places that do not lie in their files. */
function misplaced(cwd: string, { findings }: Report): Place[] {
  const lines = new Map<string, string[]>();
  const linesOf = (file: string): string[] => {
    const known = lines.get(file) ?? readFileSync(path.resolve(cwd, file), 'utf8').split(/\r\n|\n|\r/);
    lines.set(file, known);
    return known;
  };
  const lies = ({ file, line, column }: { file: string; line: number; column: number }): boolean => {
    const text = linesOf(file)[line - 1];
    return text !== undefined && column >= 1 && column <= text.length + 1;
  };
  return findings
    .flatMap((finding) => [finding, ...finding.related])
    .filter((at) => !lies(at) || !lies({ file: at.file, line: at.endLine, column: at.endColumn }) || at.endLine < at.line || (at.endLine === at.line && at.endColumn < at.column));
}

function expectSound(cwd: string, report: Report): void {
  expect(misplaced(cwd, report)).toEqual([]);
  const { files: _, ...counts } = report.summary;
  expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(report.findings.length);
  for (const { message } of report.findings) expect(message).toMatch(/\S.*[.?]$/s);
}

interface Sample {
  readonly name: string;
  readonly folder: string;
  /** At least as many files are recognised by their content. */
  readonly recognised: number;
}

const examples: Sample = { name: 'the examples', folder: path.join(project, 'examples', 'USER.Z24C.TCPPARMS'), recognised: 6 };

/** Of the published files of one kind, one may be a fragment that nobody could tell. */
function samplesOf(kind: string): Sample {
  const folder = path.join(corpus, kind);
  return { name: `${kind} of the corpus`, folder, recognised: filesIn(folder).length - 1 };
}

const kinds = ['pagent-ttls', 'pagent-main', 'pagent-ipsec', 'pagent-ids', 'pagent-routing', 'stdenv'];

describe.each([examples, ...(present ? kinds.map(samplesOf) : [])])('$name', ({ name, folder, recognised }) => {
  test('as a folder', async () => {
    const { report } = await check(folder, ['.']);
    expectSound(folder, report);
    expect(report.summary.files).toBeGreaterThanOrEqual(recognised);
    console.info(`${name}: ${JSON.stringify(report.summary)}`);
    expect((await check(folder, ['.'])).report).toEqual(report);
  });

  test('its files in any order', async () => {
    const files = filesIn(folder).map((file) => path.basename(file));
    const { report } = await check(folder, ['--language', 'pagent', ...files]);
    expectSound(folder, report);
    expect((await check(folder, ['--language', 'pagent', ...files.reverse()])).report).toEqual(report);
  });

  test('each file alone, and cut off anywhere', async () => {
    for (const file of filesIn(folder)) {
      const text = readFileSync(file, 'utf8');
      for (const part of [1, 0.9, 0.66, 0.5, 0.33, 0.1]) {
        const { report } = await check(folder, ['--language', 'pagent', '-'], text.slice(0, Math.floor(text.length * part)));
        expect(report.summary.files).toBe(1);
        expect(report.findings.filter((finding) => finding.file !== '<stdin>')).toEqual([]);
      }
    }
  });
});

describe('logs and displays', () => {
  const folders = present ? ['attls-log', 'netstat', 'pagent-log', 'pasearch'] : [];
  if (!present) console.info(`no corpus at ${path.relative(process.cwd(), corpus)}: only the examples are looked at`);

  test(`are passed over, never checked (${present ? 'the corpus is there' : 'no corpus: package.json stands for it'})`, async () => {
    const others = present ? folders.flatMap((folder) => filesIn(path.join(corpus, folder))) : [path.join(project, 'package.json')];
    for (const file of others) {
      let err = '';
      const io = { cwd: project, env: {}, fileSystem: nodeFileSystem, terminal: false, out: () => undefined, err: (text: string) => (err += text), readInput: async () => '' };
      await run(['check', '--format', 'github', file], io);
      expect(err).toContain('not a configuration file: skipped.');
    }
  });
});
