// What os tells that is the same everywhere.
const os = require('os');
console.log(JSON.stringify(os.EOL), os.platform(), os.type(), os.endianness(), os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.constants.priority.PRIORITY_LOW, os.devNull, os.availableParallelism() === os.cpus().length);
console.log(typeof os.hostname(), os.totalmem() > 0, os.freemem() > 0, os.loadavg().length, os.uptime() > 0, os.release() === os.release(), os.tmpdir(), os.machine());
