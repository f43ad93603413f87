import { releases, type Release } from '../catalog/index.js';

export { releases, type Release };

/** Settings that change what files mean or which findings are made; the doors fill them, with these defaults. */
export interface Settings {
  /** Release of z/OS whose defaults apply. */
  readonly release: Release;
  /** Record length of members; lines longer than this are reported. null: not checked. */
  readonly recordLength: number | null;
  /** Data set name (an asterisk matches any characters) → folder URI. */
  readonly dataSets: Readonly<Record<string, string>>;
  /** Folder URI that stands for the UNIX root. */
  readonly unixRoot?: string;
  /** Finding code → severity, or off. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Security expectations for the checks of issue strength. */
  readonly profile: SecurityProfile;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The release that a text means, as people write it: `V2R5`, `2.5`, `z/OS 3.1`; undefined when it is none of those known. */
export function releaseNamed(text: string): Release | undefined {
  const [, version, release] = /^(?:z\/?os\s*)?v?(\d)[.r](\d)$/i.exec(text.trim()) ?? [];
  return releases.find((name) => name === `V${version}R${release}` || name === `${version}.${release}`);
}

export const securityProfiles = ['default', 'nist-800-52r2', 'pci-dss', 'cnsa'] as const;
export type SecurityProfile = (typeof securityProfiles)[number];

export const defaultSettings: Settings = {
  release: '3.1',
  recordLength: 80,
  dataSets: {},
  severities: {},
  profile: 'default',
};
