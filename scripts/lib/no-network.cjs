// Stands for Node's `net` in the bundles: nothing in this project opens a connection or listens for one.
const refuse = () => {
  throw new Error('TCPPARMS opens no network connections; use stdio.');
};
module.exports = { createServer: refuse, createConnection: refuse, connect: refuse };
