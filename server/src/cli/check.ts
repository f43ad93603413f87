/** `tcpparms check`: the findings of members, folders or a whole library. */
import type { LanguageId } from '../catalog/types.js';
import type { Finding } from '../checks/check.js';
import { checks } from '../checks/registry.js';
import { runChecks } from '../checks/runner.js';
import type { Severity } from '../workspace/settings.js';
import { renderGithub } from './github.js';
import { readInputs } from './inputs.js';
import { exitCodes, wantsColor, type Io } from './io.js';
import { renderJson } from './json.js';
import { locate, summarize, type DisplayName } from './located.js';
import { renderPretty, renderSummary } from './pretty.js';
import { renderSarif } from './sarif.js';
import { settingsFrom, type SettingsOptions } from './settings.js';
import { version } from './version.js';

export interface CheckOptions extends SettingsOptions {
  readonly format: CheckFormat;
  readonly maxSeverity: Severity;
  readonly language?: LanguageId;
  readonly stdinName?: string;
  readonly color?: boolean;
}

export const checkFormats = ['pretty', 'json', 'sarif', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];
/** Worst first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/** Runs the command; gives its exit code. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { settings, languages } = await settingsFrom(options, io);
  const { library, wanted, display, exitCode } = await readInputs(paths, settings, { ...options, languages }, io);
  const { model } = library;
  const results = runChecks(model, library.settings, { uris: wanted });
  const findings = [...results].sort(([a], [b]) => compare(display(a), display(b))).flatMap(([, each]) => each);
  const texts = new Map([...model.files].map(([uri, file]) => [uri, file.text]));
  io.out(render(findings, texts, wanted.size, display, options, io));
  if (exitCode !== exitCodes.clean) {
    if (wanted.size === 0) io.err('Nothing was checked.\n');
    return exitCode;
  }
  const limit = severities.indexOf(options.maxSeverity);
  return findings.some((finding) => severities.indexOf(finding.severity) <= limit) ? exitCodes.findings : exitCodes.clean;
}

function render(findings: readonly Finding[], texts: ReadonlyMap<string, string>, files: number, display: DisplayName, options: CheckOptions, io: Io): string {
  if (options.format === 'pretty') {
    const color = wantsColor(io, options.color);
    return renderPretty(findings, texts, { color, display }) + (files > 0 ? renderSummary(summarize(files, findings), color) : '');
  }
  const located = locate(findings, (uri) => texts.get(uri), display);
  if (options.format === 'json') return renderJson(located, summarize(files, located));
  return options.format === 'sarif' ? renderSarif(located, checks, version) : renderGithub(located);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
