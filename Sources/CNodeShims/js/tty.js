'use strict';

// node:tty: terminals. They stay in the mode in which the shell left them: raw mode is refused.

const { codes } = require('internal/errors');
const { refused } = require('internal/unsupported');
const { InputStream } = require('internal/process/standard_input');
const { OutputStream } = require('internal/process/streams');

const binding = internalBinding('standard_streams');

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && binding.kindOf(fd) === 'tty';
}

function requireTerminal(fd) {
  if (fd >> 0 !== fd || fd < 0) throw new codes.ERR_INVALID_FD(fd);
}

class ReadStream extends InputStream {
  constructor(fd) {
    requireTerminal(fd);
    super(fd);
    this.isRaw = false;
    this.isTTY = true;
  }
}
ReadStream.prototype.setRawMode = refused('tty.ReadStream.setRawMode');

class WriteStream extends OutputStream {
  constructor(fd) {
    requireTerminal(fd);
    super(fd, 'tty');
    this.columns = binding.columns(fd) || 80;
    this.rows = binding.rows(fd) || 24;
  }

  get isTTY() { return true; }

  getWindowSize() { return [this.columns, this.rows]; }

  hasColors(count, environment) {
    if (environment === undefined && (count === undefined || typeof count === 'object')) {
      [count, environment] = [16, count];
    } else {
      require('internal/validators').validateInteger(count, 'count', 2);
    }
    return count <= 2 ** this.getColorDepth(environment);
  }

  getColorDepth(environment = require('process').env) {
    return colorDepth(environment);
  }
}
for (const name of ['cursorTo', 'moveCursor', 'clearLine', 'clearScreenDown']) {
  WriteStream.prototype[name] = function (...values) {
    return require('internal/readline/cursor')[name](this, ...values);
  };
}

// How many bits of color a terminal shows, by what the environment says of it.
const byName = {
  mosh: 24, 'rxvt-unicode-24bit': 24, terminator: 24,
  ...Object.fromEntries(['eterm', 'cons25', 'console', 'cygwin', 'dtterm', 'gnome', 'hurd',
    'jfbterm', 'konsole', 'kterm', 'mlterm', 'putty', 'st'].map((name) => [name, 4])),
};
const byProgram = { HyperTerm: 24, MacTerm: 24, Apple_Terminal: 8 };
const forced = { '': 4, 1: 4, true: 4, 2: 8, 3: 24 };
const colorfulBuilds = ['APPVEYOR', 'BUILDKITE', 'CIRCLECI', 'DRONE', 'GITHUB_ACTIONS', 'GITLAB_CI',
  'TRAVIS'];

function colorDepth(environment) {
  const { FORCE_COLOR, TERM, TERM_PROGRAM, TERM_PROGRAM_VERSION, COLORTERM } = environment;
  if (FORCE_COLOR !== undefined) return forced[FORCE_COLOR] ?? 1;
  if (environment.NODE_DISABLE_COLORS !== undefined || environment.NO_COLOR !== undefined
    || TERM === 'dumb') return 1;
  if (environment.TMUX) return 8;
  if (environment.CI) {
    const isColorful = colorfulBuilds.some((name) => name in environment)
      || environment.CI_NAME === 'codeship';
    return isColorful ? 8 : 1;
  }
  if ('TEAMCITY_VERSION' in environment) {
    return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(environment.TEAMCITY_VERSION) ? 4 : 1;
  }
  if (TERM_PROGRAM === 'iTerm.app') {
    return !TERM_PROGRAM_VERSION || /^[0-2]\./.test(TERM_PROGRAM_VERSION) ? 8 : 24;
  }
  if (Object.hasOwn(byProgram, TERM_PROGRAM ?? '')) return byProgram[TERM_PROGRAM];
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 24;
  if (TERM) {
    if (TERM.startsWith('xterm-256')) return 8;
    const name = TERM.toLowerCase();
    if (Object.hasOwn(byName, name)) return byName[name];
    if (/ansi|color|linux|^con[0-9]*x[0-9]|^rxvt|^screen|^xterm|^vt100/.test(name)) return 4;
  }
  return COLORTERM ? 4 : 1;
}

module.exports = { isatty, ReadStream, WriteStream };
