/** Raw settings of any type → Settings, with one sentence for everything that cannot be used. */
import { defaultSettings, releaseNamed, releases, securityProfiles, type Settings, type Severity } from './settings.js';

export interface SettingsReading {
  readonly settings: Settings;
  /** What was ignored, and what is expected; each a sentence for the user. */
  readonly problems: readonly string[];
}

const severityNames = ['error', 'warning', 'information', 'hint', 'off'] as const;

/**
 * Reads the section `tcpparms` of a configuration. Whatever cannot be used falls back to its default.
 * @param folderUri makes a folder URI from a path as the user wrote it; undefined when it cannot.
 */
export function readSettings(raw: unknown, folderUri: (path: string) => string | undefined): SettingsReading {
  const problems: string[] = [];
  const values = isRecord(raw) ? raw : {};
  if (raw !== undefined && raw !== null && !isRecord(raw)) problems.push(`tcpparms: expected an object, found ${describe(raw)}.`);
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = values[name];
    if (value === undefined || value === null) return fallback;
    const found = allowed.find((a) => typeof value === 'string' && a.toLowerCase() === value.toLowerCase());
    if (found === undefined) problems.push(`tcpparms.${name}: expected one of ${allowed.join(', ')}, found ${describe(value)}; ${fallback} is used.`);
    return found ?? fallback;
  };
  const folder = (name: string, value: unknown): string | undefined => {
    const uri = typeof value === 'string' && value !== '' ? folderUri(value) : undefined;
    if (uri === undefined) problems.push(`${name}: expected a folder, found ${describe(value)}; it is ignored.`);
    return uri;
  };
  const settings: Settings = {
    release: readRelease(values['release']) ?? oneOf('release', releases, defaultSettings.release),
    profile: oneOf('profile', securityProfiles, defaultSettings.profile),
    recordLength: readRecordLength(values['recordLength'], problems),
    dataSets: readDataSets(values['dataSets'], folder, problems),
    unixRoot: values['unixRoot'] === undefined || values['unixRoot'] === null || values['unixRoot'] === '' ? undefined : folder('tcpparms.unixRoot', values['unixRoot']),
    severities: readSeverities(values['severities'], problems),
  };
  return { settings, problems };
}

/** A release as people write it: "3.1", or the number 3.1. */
function readRelease(value: unknown): Settings['release'] | undefined {
  return typeof value === 'string' || typeof value === 'number' ? releaseNamed(String(value)) : undefined;
}

/** The setting `languages` of the section: path pattern → language id or `off`; whatever is no text is passed over. */
export function readLanguages(raw: unknown): Record<string, string> {
  const value = isRecord(raw) ? raw['languages'] : undefined;
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function readRecordLength(value: unknown, problems: string[]): number | null {
  if (value === undefined) return defaultSettings.recordLength;
  if (value === null || value === 0) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 32760) return value;
  problems.push(`tcpparms.recordLength: expected a number from 1 to 32760, or null to switch the check off, found ${describe(value)}; ${defaultSettings.recordLength} is used.`);
  return defaultSettings.recordLength;
}

function readDataSets(value: unknown, folder: (name: string, value: unknown) => string | undefined, problems: string[]): Record<string, string> {
  const result: Record<string, string> = {};
  if (value === undefined || value === null) return result;
  if (!isRecord(value)) {
    problems.push(`tcpparms.dataSets: expected an object of data set names and folders, found ${describe(value)}; it is ignored.`);
    return result;
  }
  for (const [pattern, path] of Object.entries(value)) {
    const uri = folder(`tcpparms.dataSets: ${pattern}`, path);
    if (uri) result[pattern] = uri;
  }
  return result;
}

function readSeverities(value: unknown, problems: string[]): Record<string, Severity | 'off'> {
  const result: Record<string, Severity | 'off'> = {};
  if (value === undefined || value === null) return result;
  if (!isRecord(value)) {
    problems.push(`tcpparms.severities: expected an object of finding codes and severities, found ${describe(value)}; it is ignored.`);
    return result;
  }
  for (const [code, severity] of Object.entries(value)) {
    const found = severityNames.find((name) => name === severity);
    if (found) result[code] = found;
    else problems.push(`tcpparms.severities: ${code}: expected one of ${severityNames.join(', ')}, found ${describe(severity)}; it is ignored.`);
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
