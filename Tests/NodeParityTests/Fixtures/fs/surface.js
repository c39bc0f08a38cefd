// Which names there are.
const fs = require('fs');
console.log(Object.keys(fs).filter((k) => !['Utf8Stream'].includes(k)).sort().join('\n'));
console.log(Object.keys(require('fs/promises')).sort().join(), require('fs').promises === require('fs/promises'), require('node:fs') === fs);
console.log(Object.keys(fs.constants).length, fs.constants.O_CREAT, fs.createReadStream.name, fs.readFileSync.name, fs.promises.readFile.name);
