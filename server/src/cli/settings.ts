/** Settings of a check: defaults, then the file of --config, then the options of the command line. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { checks } from '../checks/registry.js';
import { didYouMean } from '../checks/support/did-you-mean.js';
import { readSettings } from '../workspace/read-settings.js';
import type { Settings } from '../workspace/settings.js';
import { type Io, UsageError } from './io.js';
import { decodeJson } from './json-with-comments.js';

export interface SettingsOptions {
  readonly config?: string;
  readonly release?: string;
  readonly profile?: string;
  /** A number, or `off`. */
  readonly recordLength?: string;
  /** `code=severity` */
  readonly severity?: readonly string[];
}

export interface CommandSettings {
  readonly settings: Settings;
  /** Glob → language, for files whose content does not tell. */
  readonly languages: Readonly<Record<string, string>>;
}

/** @throws UsageError for a file that cannot be read and for every value that cannot be used: a pipeline must not check with other settings than it asked for */
export async function settingsFrom(options: SettingsOptions, io: Io): Promise<CommandSettings> {
  const file = options.config === undefined ? undefined : path.resolve(io.cwd, options.config);
  const section: Record<string, unknown> = file === undefined ? {} : await readConfig(file, options.config ?? '', io);
  const raw: Record<string, unknown> = { ...section, ...fromOptions(options, section) };
  const base = file === undefined ? io.cwd : path.dirname(file);
  const { settings, problems } = readSettings(raw, (folder) => (/^[a-z][a-z0-9+.-]+:\//i.test(folder) ? folder : URI.file(path.resolve(base, folder)).toString()));
  const all = [...unknownIn(section), ...problems.map(withoutFallback)];
  if (all.length > 0) throw new UsageError(all.join('\n'));
  // On z/OS itself a UNIX path is what it says.
  const unixRoot = settings.unixRoot ?? ((process.platform as string) === 'os390' ? 'file:///' : undefined);
  return { settings: { ...settings, unixRoot }, languages: stringsOf(section['languages']) };
}

const settingNames = ['release', 'recordLength', 'dataSets', 'unixRoot', 'severities', 'profile', 'languages'];

/** Settings and checks of the file that do not exist, one sentence each. Names of other forms are settings of VS Code alone. */
function unknownIn(section: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(section).filter((name) => /^\w+$/.test(name) && name !== 'trace' && !settingNames.includes(name));
  const { severities } = section;
  const codes = Object.keys(typeof severities === 'object' && severities !== null ? severities : {}).filter((code) => !checkCodes.includes(code));
  return [
    ...names.map((name) => `tcpparms.${name}: there is no such setting.${meant(name, settingNames)}`),
    ...codes.map((code) => `tcpparms.severities: there is no check ${code}.${meant(code, checkCodes)}`),
  ];
}

const checkCodes = checks.map((check) => check.code);

function meant(word: string, candidates: readonly string[]): string {
  const near = didYouMean(word, candidates);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** The editor goes on with a default where a value cannot be used; the command does not. */
const withoutFallback = (problem: string): string => problem.replace(/; (?:it is ignored|\S+ is used)\.$/, '.');

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The settings of tcpparms in a file: `{ "tcpparms.release": … }` as in VS Code, `{ "tcpparms": { "release": … } }`, or `{ "release": … }`. */
async function readConfig(file: string, name: string, io: Io): Promise<Record<string, unknown>> {
  const text = await io.fileSystem.readText(URI.file(file).toString());
  if (text === undefined) throw new UsageError(`${name}: the configuration file cannot be read.`);
  const value = decodeJson(text, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError(`${name}: expected a JSON object of settings.`);
  const all = value as Record<string, unknown>;
  const flat = Object.entries(all).filter(([key]) => key.startsWith('tcpparms.'));
  const nested = all['tcpparms'];
  if (flat.length === 0 && nested === undefined) return all;
  return { ...(typeof nested === 'object' && nested !== null ? (nested as Record<string, unknown>) : {}), ...Object.fromEntries(flat.map(([key, each]) => [key.slice('tcpparms.'.length), each])) };
}

function fromOptions(options: SettingsOptions, section: Record<string, unknown>): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  if (options.release !== undefined) raw['release'] = options.release;
  if (options.profile !== undefined) raw['profile'] = options.profile;
  if (options.recordLength !== undefined) raw['recordLength'] = recordLength(options.recordLength);
  if (options.severity && options.severity.length > 0) {
    const before = section['severities'];
    raw['severities'] = { ...(typeof before === 'object' ? before : {}), ...Object.fromEntries(options.severity.map(codeAndSeverity)) };
  }
  return raw;
}

function recordLength(text: string): number | string | null {
  if (/^(off|none|0)$/i.test(text)) return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function codeAndSeverity(text: string): [string, string] {
  const [code = '', severity] = text.split('=');
  if (!severity) throw new UsageError(`--severity ${text}: expected CODE=SEVERITY, for example unused-definition=off.`);
  if (!checkCodes.includes(code)) throw new UsageError(`--severity ${text}: there is no check ${code}.${meant(code, checkCodes)}`);
  return [code, severity.toLowerCase()];
}
