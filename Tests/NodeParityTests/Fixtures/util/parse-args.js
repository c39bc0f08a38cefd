// Options and positionals of a command line.
const { parseArgs } = require('util');
const options = { verbose: { type: 'boolean', short: 'v' }, name: { type: 'string', short: 'n' }, tag: { type: 'string', multiple: true }, level: { type: 'string', default: 'info' } };
const attempt = (config) => {
  try { console.log(parseArgs(config)); } catch (error) { console.log(error.name, error.code, error.message); }
};
attempt({ args: ['-v', '--name', 'x'], options });
attempt({ args: ['-vn', 'x', '--tag=a', '--tag', 'b'], options });
attempt({ args: ['-nx', 'file', '--', '--not'], options, allowPositionals: true });
attempt({ args: ['--nope'], options });
attempt({ args: ['file'], options });
attempt({ args: ['--name'], options });
attempt({ args: ['--verbose=1'], options });
attempt({ args: ['--name', '-v'], options });
attempt({ args: ['--unknown', '-x', 'pos', '--a=b'], strict: false });
attempt({ args: ['--no-verbose'], options, allowNegative: true });
attempt({ args: ['-v', 'pos', '--name=x'], options, allowPositionals: true, tokens: true });
attempt({ args: [], options: { bad: { type: 'number' } } });
attempt({ args: 5 });
