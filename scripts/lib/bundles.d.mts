import type { BuildOptions } from 'esbuild';

/** Everything that is bundled, and how; metafiles included. */
export const bundles: readonly (BuildOptions & { readonly outfile: string })[];

/** A file that must lie beside the bundles, so that Node takes them for what they are. */
export const bundlesManifest: { readonly file: string; readonly content: string };
