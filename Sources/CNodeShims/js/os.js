'use strict';

// The operating system, in what a script asks of it.

const { refused } = require('internal/unsupported');

const binding = internalBinding('process');

// The first line of a file below /proc or /etc, or '' where there is none.
function firstLine(path) {
  try {
    return internalBinding('fs').readFileUtf8(path).split('\n')[0].trim();
  } catch {
    return '';
  }
}

function memory(name) {
  try {
    const text = internalBinding('fs').readFileUtf8('/proc/meminfo');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function cpus() {
  let text = '';
  try {
    text = internalBinding('fs').readFileUtf8('/proc/cpuinfo');
  } catch {
    // Some containers hide it: one processor, of which nothing is known.
  }
  const models = [...text.matchAll(/^model name\s*:\s*(.*)$/gm)].map((match) => match[1]);
  const ticks = processorTimes();
  const speeds = [...text.matchAll(/^cpu MHz\s*:\s*(.*)$/gm)].map((match) => Number(match[1]));
  return (models.length > 0 ? models : ['']).map((model, index) => ({
    model, speed: Math.round(speeds[index] ?? 0), times: ticks[index] ?? {},
  }));
}

// In milliseconds, of which a tick has ten; proc(5).
function processorTimes() {
  let text = '';
  try {
    text = internalBinding('fs').readFileUtf8('/proc/stat');
  } catch {
    // As above.
  }
  return [...text.matchAll(/^cpu\d+ (.*)$/gm)].map(([, numbers]) => {
    const [user, nice, sys, idle, , irq] = numbers.split(' ').map((number) => Number(number) * 10);
    return { user, nice, sys, idle, irq };
  });
}

function account() {
  const id = binding.getuid();
  let line;
  try {
    line = internalBinding('fs').readFileUtf8('/etc/passwd').split('\n')
      .find((one) => one.split(':')[2] === String(id));
  } catch {
    // No list of accounts: what the environment says is all there is.
  }
  const [username, , , , , homedir, shell] = line?.split(':') ?? [];
  return { username, homedir, shell };
}

function homedir() {
  const { HOME } = process.env;
  return HOME !== undefined && HOME !== '' ? HOME : account().homedir ?? '/';
}

function userInfo(options) {
  const known = account();
  const info = {
    uid: binding.getuid(),
    gid: binding.getgid(),
    username: known.username ?? process.env.USER ?? String(binding.getuid()),
    homedir: known.homedir ?? homedir(),
    shell: known.shell ?? null,
  };
  if (options?.encoding !== 'buffer') return info;
  const { Buffer } = require('buffer');
  for (const name of ['username', 'homedir', 'shell']) {
    if (info[name] !== null) info[name] = Buffer.from(info[name]);
  }
  return info;
}

function tmpdir() {
  const { TMPDIR, TMP, TEMP } = process.env;
  const found = TMPDIR || TMP || TEMP || '/tmp';
  return found.length > 1 && found.endsWith('/') ? found.slice(0, -1) : found;
}

const signals = Object.freeze({
  __proto__: null, SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6,
  SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14,
  SIGTERM: 15, SIGCHLD: 17, SIGSTKFLT: 16, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21,
  SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28,
  SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31,
});

module.exports = {
  EOL: '\n',
  devNull: '/dev/null',
  arch: () => process.arch,
  availableParallelism: () => cpus().length,
  cpus,
  endianness: () => 'LE',
  freemem: () => memory('MemAvailable'),
  totalmem: () => memory('MemTotal'),
  homedir,
  hostname: () => firstLine('/proc/sys/kernel/hostname'),
  loadavg: () => firstLine('/proc/loadavg').split(' ').slice(0, 3).map(Number),
  machine: () => (process.arch === 'x64' ? 'x86_64' : process.arch === 'arm64' ? 'aarch64' : process.arch),
  networkInterfaces: refused('os.networkInterfaces'),
  platform: () => process.platform,
  release: () => firstLine('/proc/sys/kernel/osrelease'),
  tmpdir,
  type: () => 'Linux',
  uptime: () => Number(firstLine('/proc/uptime').split(' ')[0]),
  userInfo,
  version: () => firstLine('/proc/sys/kernel/version'),
  getPriority: refused('os.getPriority'),
  setPriority: refused('os.setPriority'),
  constants: Object.freeze({
    __proto__: null,
    UV_UDP_REUSEADDR: 4,
    dlopen: Object.freeze({
      __proto__: null, RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8,
    }),
    errno: require('internal/errno_constants'),
    signals,
    priority: Object.freeze({
      __proto__: null, PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0,
      PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20,
    }),
  }),
};

// In a text each of these stands for what it gives.
for (const name of [
  'availableParallelism', 'arch', 'endianness', 'freemem', 'homedir', 'hostname', 'platform',
  'release', 'tmpdir', 'totalmem', 'type', 'uptime', 'version', 'machine',
]) {
  const ask = module.exports[name];
  ask[Symbol.toPrimitive] = () => ask();
}
