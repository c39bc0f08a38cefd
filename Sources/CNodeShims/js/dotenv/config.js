'use strict';

// `import 'dotenv/config'`: reads .env at once, told how by DOTENV_CONFIG_… and arguments.

const options = {};
for (const name of ['encoding', 'path', 'quiet', 'debug', 'override']) {
  const value = process.env[`DOTENV_CONFIG_${name.toUpperCase()}`];
  if (value !== undefined) options[name] = value;
}
for (const argument of process.argv) {
  const match = /^dotenv_config_(encoding|path|quiet|debug|override)=(.+)$/.exec(argument);
  if (match !== null) options[match[1]] = match[2];
}
for (const name of ['debug', 'override']) {
  if (options[name] !== undefined) options[name] = options[name] !== 'false';
}

require('dotenv').config(options);
