/** Loaded into a process that is measured: writes its memory, now and at its peak, to file descriptor 3. In bytes. */
// Required, and no module: for one that is imported Node loads its loader of modules, which no server of users' needs.
const { writeSync } = require('node:fs');
const process = require('node:process');

const report = () => {
  try {
    writeSync(3, `${process.memoryUsage.rss()} ${process.resourceUsage().maxRSS * 1024}\n`);
  } catch {
    // The one who measures has gone.
  }
};
setInterval(report, 50).unref();
process.on('exit', report);
