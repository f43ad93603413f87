// Child processes: run to the end, or keep running and surely stop.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const windows = process.platform === 'win32';

/** Long-running children that are still alive. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});

/**
 * Runs a command to its end, its output shown as it comes unless `quiet`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, onLine?: (line: string) => void }} [options]
 *   `onLine` receives each line of standard output instead of the terminal.
 * @returns {Promise<{ code: number, output: string }>} The exit code (1 for a signal or a command that cannot start) and everything it printed.
 */
export function run(command, args, { cwd, env, quiet = false, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command) });
    let output = '';
    const lines = onLine ? lineSplitter(onLine) : undefined;
    /** @param {string} text @param {NodeJS.WriteStream} terminal @param {boolean} isOutput */
    const take = (text, terminal, isOutput) => {
      output += text;
      if (isOutput && lines) lines.push(text);
      else if (!quiet) terminal.write(text);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => take(text, process.stdout, true));
    child.stderr.setEncoding('utf8').on('data', (text) => take(text, process.stderr, false));
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      resolve({ code: 1, output });
    });
    child.on('close', (code) => {
      lines?.end();
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
    running.add(child);
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<string>} What it printed.
 */
export async function runOrThrow(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}${options?.quiet ? `:\n${output.trimEnd()}` : ''}`);
  return output;
}

/**
 * Runs npm: the one that runs this script, or the one on the path.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? runOrThrow(process.execPath, [cli, ...args], options) : runOrThrow('npm', args, options);
}

/**
 * Starts a child in a process group of its own, so that its own children end with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options) {
  const child = spawn(command, args, { ...options, detached: !windows });
  running.add(child);
  return child;
}

/**
 * Stops a child of `start` and everything it started: politely first, by force after three seconds.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stop(child) {
  const ended = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  signal(child, 'SIGKILL');
  await ended;
  running.delete(child);
}

/**
 * Calls `finish` once when the person presses Ctrl-C or the terminal goes away, then ends the process.
 * @param {() => Promise<void>} finish
 * @param {number} [code] The exit code after Ctrl-C.
 */
export function onInterrupt(finish, code = 0) {
  let asked = false;
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      if (asked) return;
      asked = true;
      finish().finally(() => process.exit(name === 'SIGINT' ? code : 1));
    });
  }
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} name */
function signal(child, name) {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // Not a group leader, or gone with all its children.
    child.kill(name);
  }
}

/** Windows starts .cmd files, npm among them, only through a shell. @param {string} command */
const needsShell = (command) => windows && !/\.exe$/i.test(command);

/** @param {(line: string) => void} onLine */
function lineSplitter(onLine) {
  let rest = '';
  return {
    /** @param {string} text */
    push(text) {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    end() {
      if (rest) onLine(rest);
    },
  };
}
