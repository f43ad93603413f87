import type { Metafile } from 'esbuild';

export interface Licence {
  readonly name: string;
  readonly version: string;
  /** As package.json names it. */
  readonly licence: string;
  readonly text: string;
}

export function licencesOf(root: string, metafiles: readonly Metafile[]): Licence[];
export function noticesOf(licences: readonly Licence[]): string;
