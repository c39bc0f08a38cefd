// isatty, and what is refused as no descriptor.
const tty = require('tty');
console.log(tty.isatty(0), tty.isatty(-1), tty.isatty('x'), tty.isatty(2 ** 40), Object.keys(tty).sort(), process.stdout.isTTY, process.stdin.isTTY);
for (const fd of [-1, 'x', 1.5]) { try { new tty.ReadStream(fd); } catch (e) { console.log(e.name, e.code, e.message); } try { new tty.WriteStream(fd); } catch (e) { console.log(e.name, e.code, e.message); } }
for (const env of [{}, { TERM: 'xterm' }, { TERM: 'xterm-256color' }, { COLORTERM: 'truecolor' }, { TERM: 'dumb' }, { NO_COLOR: '1', TERM: 'xterm' }, { FORCE_COLOR: '2' }, { TMUX: '1' }, { CI: '1', GITHUB_ACTIONS: '1' }]) console.log(env, tty.WriteStream.prototype.getColorDepth(env), tty.WriteStream.prototype.hasColors.call(tty.WriteStream.prototype, env));
