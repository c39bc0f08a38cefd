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
  const speeds = [...text.matchAll(/^cpu MHz\s*:\s*(.*)$/gm)].map((match) => Number(match[1]));
  return (models.length > 0 ? models : ['']).map((model, index) => ({
    model, speed: Math.round(speeds[index] ?? 0), times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
  }));
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

function userInfo() {
  const known = account();
  return {
    uid: binding.getuid(),
    gid: binding.getgid(),
    username: known.username ?? process.env.USER ?? String(binding.getuid()),
    homedir: known.homedir ?? homedir(),
    shell: known.shell ?? null,
  };
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
    errno: Object.freeze({
      __proto__: null,
      E2BIG: 7, EACCES: 13, EADDRINUSE: 98, EADDRNOTAVAIL: 99, EAFNOSUPPORT: 97, EAGAIN: 11, EALREADY:
      114, EBADF: 9, EBADMSG: 74, EBUSY: 16, ECANCELED: 125, ECHILD: 10, ECONNABORTED: 103,
      ECONNREFUSED: 111, ECONNRESET: 104, EDEADLK: 35, EDESTADDRREQ: 89, EDOM: 33, EDQUOT: 122,
      EEXIST: 17, EFAULT: 14, EFBIG: 27, EHOSTUNREACH: 113, EIDRM: 43, EILSEQ: 84, EINPROGRESS: 115,
      EINTR: 4, EINVAL: 22, EIO: 5, EISCONN: 106, EISDIR: 21, ELOOP: 40, EMFILE: 24, EMLINK: 31,
      EMSGSIZE: 90, EMULTIHOP: 72, ENAMETOOLONG: 36, ENETDOWN: 100, ENETRESET: 102, ENETUNREACH: 101,
      ENFILE: 23, ENOBUFS: 105, ENODATA: 61, ENODEV: 19, ENOENT: 2, ENOEXEC: 8, ENOLCK: 37, ENOLINK:
      67, ENOMEM: 12, ENOMSG: 42, ENOPROTOOPT: 92, ENOSPC: 28, ENOSR: 63, ENOSTR: 60, ENOSYS: 38,
      ENOTCONN: 107, ENOTDIR: 20, ENOTEMPTY: 39, ENOTSOCK: 88, ENOTSUP: 95, ENOTTY: 25, ENXIO: 6,
      EOPNOTSUPP: 95, EOVERFLOW: 75, EPERM: 1, EPIPE: 32, EPROTO: 71, EPROTONOSUPPORT: 93, EPROTOTYPE:
      91, ERANGE: 34, EROFS: 30, ESPIPE: 29, ESRCH: 3, ESTALE: 116, ETIME: 62, ETIMEDOUT: 110,
      ETXTBSY: 26, EWOULDBLOCK: 11, EXDEV: 18
    }),
    signals,
    priority: Object.freeze({
      __proto__: null, PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7,
      PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20,
    }),
  }),
};
