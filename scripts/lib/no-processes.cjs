// Stands for what the language server package could start processes and name pipes with: ours never does, and loading that takes time at every start.
const refuse = () => {
  throw new Error('The language server starts no processes and opens no pipes.');
};
module.exports = { fork: refuse, spawn: refuse, spawnSync: refuse, randomBytes: refuse };
