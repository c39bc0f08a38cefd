// Reading files. Everything that is read stands beside this script or below a folder of its own.
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const root = path.join(__dirname, 'tree');
const file = path.join(root, 'hello.txt');
const shown = (error) => [error.name, error.code, error.errno, error.syscall, error.message.replaceAll(root, 'ROOT'), error.path?.replace(root, 'ROOT'), Object.keys(error).join()];
const attempt = (name, ...values) => {
  try { return fs[name](...values); } catch (error) { return shown(error); }
};
for (const options of [undefined, null, 'utf8', 'utf-8', 'hex', 'base64', 'latin1', {}, { encoding: 'utf8' }, { encoding: null }, { encoding: 'utf8', flag: 'r' }]) console.log(fs.readFileSync(file, options));
console.log(fs.readFileSync(pathToFileURL(file), 'utf8'), fs.readFileSync(Buffer.from(file), 'utf8'), JSON.parse(fs.readFileSync(path.join(root, 'data.json'))), JSON.stringify(fs.readFileSync(path.join(root, 'bom.txt'), 'utf8')));
for (const [name, ...values] of [
  ['readFileSync', path.join(root, 'none')], ['readFileSync', root], ['readFileSync', path.join(file, 'below')], ['readFileSync', file, 'nope'], ['readFileSync', {}], ['readFileSync'], ['readFileSync', 'a\0b'], ['readFileSync', file, 5],
  ['statSync', path.join(root, 'none')], ['statSync', path.join(root, 'none'), { throwIfNoEntry: false }], ['lstatSync', path.join(root, 'none')], ['readdirSync', path.join(root, 'none')], ['readdirSync', file], ['realpathSync', path.join(root, 'none')], ['accessSync', path.join(root, 'none')], ['accessSync', file],
  ['accessSync', file, fs.constants.R_OK], ['existsSync', file], ['existsSync', path.join(root, 'none')], ['existsSync', root], ['existsSync', undefined], ['existsSync', {}], ['existsSync', pathToFileURL(file)], ['existsSync', ''], ['readFileSync', ''], ['statSync', 5],
]) console.log(name, attempt(name, ...values));
const stats = fs.statSync(file);
console.log(stats.size, stats.isFile(), stats.isDirectory(), stats.isSymbolicLink(), stats.mtime instanceof Date, Math.abs(stats.mtimeMs - stats.mtime.getTime()) <= 1, stats.constructor.name, Object.keys(stats).join(), stats instanceof fs.Stats);
console.log(fs.statSync(root).isDirectory(), fs.lstatSync(root).isFile(), typeof fs.statSync(file, { bigint: true }).size, (stats.mode & 0o170000).toString(8), fs.statSync(path.join(root, 'sub')).isFIFO());
console.log(fs.readdirSync(root), fs.readdirSync(root, 'utf8').length, fs.readdirSync(path.join(root, 'sub'), { encoding: 'buffer' }));
console.log(fs.readdirSync(root, { withFileTypes: true }).map((entry) => [entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(), entry.parentPath === root, entry.constructor.name]));
console.log(fs.readdirSync(root, { recursive: true }), fs.readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))));
console.log(fs.realpathSync(path.join(root, 'sub', '..', 'hello.txt')) === fs.realpathSync(file), fs.realpathSync.native === undefined);
console.log(Object.keys(fs.constants).length, fs.constants.S_IFMT, fs.F_OK, fs.R_OK, fs.promises === require('fs/promises'), fs.promises.constants === fs.constants);
const calls = [
  (next) => fs.readFile(file, 'utf8', (error, text) => next('readFile', error, text)),
  (next) => fs.readFile(path.join(root, 'none'), (error, text) => next(shown(error), text)),
  (next) => fs.stat(file, (error, result) => next('stat', error, result.size)),
  (next) => fs.readdir(root, (error, names) => next('readdir', error, names)),
  (next) => fs.access(file, (error) => next('access', error)),
  (next) => fs.access(path.join(root, 'none'), fs.constants.F_OK, (error) => next('access', error.code)),
  (next) => fs.exists(file, (exists) => next('exists', exists)),
  (next) => fs.realpath(file, (error, result) => next('realpath', error, result === fs.realpathSync(file))),
];
const step = (...values) => {
  if (values.length > 0) console.log(...values);
  const next = calls.shift();
  if (next) next(step);
  else promises();
};
step();
for (const bad of [() => fs.readFile(file), () => fs.readFile(file, 'utf8'), () => fs.readFile(5.5, () => {})]) { try { bad(); } catch (error) { console.log(error.code, error.message.slice(0, 70)); } }
console.log('asynchronous, so this comes first');
async function promises() {
  const { readFile, stat, readdir, access } = require('fs/promises');
  console.log(await readFile(file, 'utf8'), await readFile(file), (await stat(file)).size, await readdir(root), await access(file));
  await readFile(path.join(root, 'none')).catch((error) => console.log(shown(error)));
  await readdir(path.join(root, 'none')).catch((error) => console.log(shown(error)));
  await readFile({}).catch((error) => console.log(error.code, error.message));
  console.log(await require('util').promisify(fs.readFile)(file, 'utf8'), await require('util').promisify(fs.exists)(file));
  console.log((await Promise.all([readFile(file), readFile(file)])).map((buffer) => buffer.length));
}
