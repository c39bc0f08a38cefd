'use strict';

// dotenv: variables from .env files. The parser is the product's own, shared with its settings.

const fs = require('fs');
const path = require('path');

function parse(source) {
  return internalBinding('dotenv').parse(source.toString());
}

// Writes `parsed` into `target`; what is set already stays, unless `override`.
function populate(target, parsed, options = {}) {
  const { debug = false, override = false } = options;
  if (typeof parsed !== 'object' || parsed === null) {
    const error = new Error('OBJECT_REQUIRED: Please check the processEnv argument being passed to populate');
    error.code = 'OBJECT_REQUIRED';
    throw error;
  }
  const populated = {};
  for (const key of Object.keys(parsed)) {
    if (Object.prototype.hasOwnProperty.call(target, key)) {
      if (override === true) {
        target[key] = parsed[key];
        populated[key] = parsed[key];
      }
      if (debug) {
        say(override === true ? `"${key}" is already defined and WAS overwritten`
          : `"${key}" is already defined and was NOT overwritten`);
      }
    } else {
      target[key] = parsed[key];
      populated[key] = parsed[key];
    }
  }
  return populated;
}

function say(message) {
  require('console').log(`[dotenv][DEBUG] ${message}`);
}

function resolveHome(file) {
  return file[0] === '~' ? path.join(require('os').homedir(), file.slice(1)) : file;
}

function pathsOf(given) {
  if (!given) return [path.resolve(process.cwd(), '.env')];
  return (Array.isArray(given) ? given : [given]).map((file) =>
    resolveHome(typeof file === 'string' ? file : require('url').fileURLToPath(file)));
}

// Reads the file or files; of two that set a variable the first wins, or the last with `override`.
function config(options = {}) {
  const { encoding = 'utf8', debug = false, processEnv = process.env } = options ?? {};
  let lastError;
  const parsed = {};
  for (const file of pathsOf(options?.path)) {
    try {
      populate(parsed, parse(fs.readFileSync(file, { encoding })), options);
    } catch (error) {
      if (debug) say(`Failed to load ${file} ${error.message}`);
      lastError = error;
    }
  }
  populate(processEnv, parsed, options);
  return lastError === undefined ? { parsed } : { parsed, error: lastError };
}

module.exports = { config, configDotenv: config, parse, populate };
module.exports.default = module.exports;
