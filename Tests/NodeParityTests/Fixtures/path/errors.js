// What path refuses.
const path = require('path');
const attempt = (run) => {
  try { console.log(run()); } catch (error) { console.log(error.name, error.code, error.message); }
};
for (const name of ['basename', 'dirname', 'extname', 'normalize', 'isAbsolute', 'parse', 'format', 'join', 'resolve', 'relative']) { attempt(() => path[name](5)); attempt(() => path[name](null)); }
attempt(() => path.basename('a', 5)); attempt(() => path.format()); attempt(() => path.format({})); attempt(() => path.parse('')); attempt(() => path.relative('a'));
