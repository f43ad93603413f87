import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,lsp,grammar,corpus,cli,tls,fuzz,faults}/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'threads',
  },
});
