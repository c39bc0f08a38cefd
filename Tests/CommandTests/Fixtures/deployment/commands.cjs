// Reads the file `block` as the language that is named, and prints the commands of jsmigrate in it, a line each.
const { readFileSync } = require('node:fs');

const text = readFileSync('block', 'utf8');
const quoted = (words) => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
const isOurs = (word) => /^(\S*\/)?jsmigrate$/.test(word);
const found = [];

// A command is a list of words, or lines for a shell.
function command(value) {
  if (Array.isArray(value) && isOurs(value[0])) found.push(quoted(['jsmigrate', ...value.slice(1)]));
  if (typeof value !== 'string') return;
  for (const line of value.split('\n')) if (/^\s*jsmigrate\b/.test(line)) found.push(line.trim());
}

function walk(value) {
  if (Array.isArray(value)) value.forEach(walk);
  else if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) {
      if (key === 'command') command([...child, ...(value.args ?? [])]);
      else if (key === 'run' || typeof child === 'string') command(child);
      walk(child);
    }
  }
}

// Instructions of a Dockerfile, each with its continued lines: docs.docker.com/reference/dockerfile.
function dockerfile() {
  const known = ['FROM', 'COPY', 'RUN', 'CMD', 'ENTRYPOINT', 'WORKDIR', 'ENV', 'USER', 'ARG'];
  for (const line of text.replaceAll('\\\n', ' ').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, word, rest] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (!known.includes(word)) throw new Error(`no instruction of a Dockerfile: ${line}`);
    if (!['RUN', 'CMD', 'ENTRYPOINT'].includes(word)) continue;
    if (rest.startsWith('[')) command(JSON.parse(rest));
    else for (const part of rest.split('&&')) command(part);
  }
}

if (process.argv[2] === 'dockerfile') dockerfile();
else if (process.argv[2] === 'json') walk(JSON.parse(text));
else require('js-yaml').loadAll(text).forEach(walk);
for (const line of found) console.log(line);
