'use strict';
// Takes the place of VS Code's native log writer, which is not compiled here: appends to the same files, so output channels and logs work.
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
const info = levels.indexOf('info');

class Logger {
  #file;
  #level = info;
  #plain = false;

  constructor(_kind, _name, file) {
    this.#file = file;
    levels.forEach((level, rank) => {
      this[level] = (message) => this.#write(rank, message);
    });
  }

  getLevel() { return this.#level; }
  setLevel(level) { this.#level = level; }
  // '%v' is the pattern of output channels: the message and nothing else.
  setPattern(pattern) { this.#plain = pattern === '%v'; }
  clearFormatters() { this.#plain = true; }
  flush() {}
  drop() {}

  #write(rank, message) {
    if (rank < this.#level) return;
    try {
      appendFileSync(this.#file, this.#plain ? message : `${new Date().toISOString()} [${levels[rank]}] ${message}\n`);
    } catch {
      // The run is over and its folder is gone; there is nobody left to read the line.
    }
  }
}

async function create(name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}

// One by one: only so does a module that imports this one see the names.
exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
