// Terminal codes taken out, and what is deeply equal.
const util = require('util');
console.log(util.stripVTControlCharacters('\u001b[31mred\u001b[39m plain'));
try { util.styleText('nocolor', 'x'); } catch (error) { console.log(error.code); }
console.log(util.toUSVString('a\ud800b') === 'a\ufffdb', util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.isDeepStrictEqual([1], ['1']));
