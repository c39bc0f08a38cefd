'use strict';

module.exports = async (commander) => {
  const program = new commander.Command();
  program.exitOverride().option('-p, --port <number>', 'port', Number, 80).option('--no-color').argument('<file...>');
  program.parse(['node', 'x', '-p', '8080', '--no-color', 'a', 'b']);
  return [program.opts(), program.args, program.helpInformation()];
};
