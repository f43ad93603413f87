import type { BuildOptions } from 'esbuild';

/** Everything that is bundled, and how; metafiles included. */
export const bundles: readonly (BuildOptions & { readonly outfile: string })[];
