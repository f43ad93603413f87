// The rooms of the server and who may know whom (ARCHITECTURE.md). `npm test -- architecture` checks it.

/** Data flows one way: a room imports only from rooms that stand before it. */
const rooms = ['catalog', 'syntax', 'workspace', 'policy', 'logs', 'checks', 'features'];

/** The doors: nothing imports from them, and they do not know each other, but that the command offers the server (`tcpparms lsp`). */
const doors = ['lsp', 'cli'];

const room = (...names) => `^server/src/(${names.join('|')})/`;
const coreModules = { dependencyTypes: ['core'] };
const lspTypes = { path: '(^|/)vscode-(languageserver|languageclient|jsonrpc)' };
const vscodeApi = { path: '^vscode$' };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.map((name, index) => ({
      name: `${name}-looks-only-back`,
      comment: `${name}/ imports only from ${['itself', ...rooms.slice(0, index)].join(', ')}.`,
      severity: 'error',
      from: { path: room(name) },
      to: { path: room(...rooms.slice(index + 1), ...doors) },
    })),
    {
      name: 'language-server-does-not-know-the-command',
      severity: 'error',
      from: { path: room('lsp') },
      to: { path: room('cli') },
    },
    {
      name: 'node-only-at-the-doors',
      comment: 'The rooms run in a web worker too: only the command and the Node half of the language server may use Node.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/(cli/|lsp/(node|server-main))' },
      to: coreModules,
    },
    {
      name: 'protocol-only-at-its-door',
      comment: 'Positions are offsets inside; the types of the Language Server Protocol are made in lsp/.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: room('lsp') },
      to: lspTypes,
    },
    {
      name: 'server-knows-no-editor',
      severity: 'error',
      from: { path: '^server/' },
      to: vscodeApi,
    },
    {
      name: 'client-and-server-apart',
      comment: 'They meet on the wire only; but a plain text document is recognised before the server runs, and bytes become text on either side.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/(syntax/detect|workspace/decode)\\.ts$' },
    },
    {
      name: 'server-and-client-apart',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
    {
      name: 'web-extension-without-node',
      severity: 'error',
      from: { path: '^client/src/.*(web|browser)' },
      to: coreModules,
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // TypeScript 7 has no parser for other programs.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
};
