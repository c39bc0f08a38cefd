'use strict';

// util.parseArgs: options and positionals of a command line.

const { codes } = require('internal/errors');
const { validateArray, validateBoolean, validateObject, validateString } = require('internal/validators');

const failure = (code, message) => Object.assign(new TypeError(message), { code });

// Node's tokens, in the order of the words.
function tokenise(args, options) {
  const tokens = [];
  const rest = [...args];
  let index = -1;
  let isSplit = 0;
  while (rest.length > 0) {
    const word = rest.shift();
    if (isSplit > 0) isSplit--;
    else index++;
    if (word === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (const value of rest) tokens.push({ kind: 'positional', index: ++index, value });
      break;
    }
    if (/^-[^-]$/.test(word)) {
      const short = word[1];
      const name = longOf(short, options);
      if (typeOf(name, options) === 'string' && rest.length > 0) {
        tokens.push({ kind: 'option', name, rawName: word, index, value: rest.shift(), inlineValue: false });
        index++;
      } else tokens.push({ kind: 'option', name, rawName: word, index, value: undefined, inlineValue: undefined });
    } else if (/^-[^-]./.test(word) && typeOf(longOf(word[1], options), options) !== 'string') {
      const expanded = [];
      for (let place = 1; place < word.length; place++) {
        const short = word[place];
        if (typeOf(longOf(short, options), options) !== 'string' || place === word.length - 1) expanded.push(`-${short}`);
        else {
          expanded.push(`-${word.slice(place)}`);
          break;
        }
      }
      rest.unshift(...expanded);
      isSplit = expanded.length;
    } else if (/^-[^-]./.test(word)) {
      tokens.push({ kind: 'option', name: longOf(word[1], options), rawName: word.slice(0, 2), index, value: word.slice(2), inlineValue: true });
    } else if (/^--[^]/.test(word) && word.indexOf('=', 3) === -1) {
      const name = word.slice(2);
      if (typeOf(name, options) === 'string' && rest.length > 0) {
        tokens.push({ kind: 'option', name, rawName: word, index, value: rest.shift(), inlineValue: false });
        index++;
      } else tokens.push({ kind: 'option', name, rawName: word, index, value: undefined, inlineValue: undefined });
    } else if (/^--[^]/.test(word)) {
      const equals = word.indexOf('=', 3);
      tokens.push({ kind: 'option', name: word.slice(2, equals), rawName: word.slice(0, equals), index, value: word.slice(equals + 1), inlineValue: true });
    } else tokens.push({ kind: 'positional', index, value: word });
  }
  return tokens;
}

const longOf = (short, options) => Object.keys(options).find((name) => options[name].short === short) ?? short;
const typeOf = (name, options) => (Object.hasOwn(options, name) ? options[name].type : undefined);

function checkOption({ name, rawName, value, inlineValue }, options, allowsPositionals, allowsNegative) {
  const known = Object.hasOwn(options, name);
  const negated = !known && allowsNegative && name.startsWith('no-') && typeOf(name.slice(3), options) === 'boolean';
  if (negated) return;
  if (!known) {
    const hint = allowsPositionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(rawName)}` : '';
    throw failure('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${rawName}'${hint}`);
  }
  const short = options[name].short ? `-${options[name].short}, ` : '';
  if (options[name].type === 'string' && typeof value !== 'string') {
    throw failure('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${short}--${name} <value>' argument missing`);
  }
  if (options[name].type === 'boolean' && value !== undefined) {
    throw failure('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${short}--${name}' does not take an argument`);
  }
  if (inlineValue === false && value.length > 1 && value.startsWith('-')) {
    const example = rawName.startsWith('--') ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
    throw failure('ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
      `Option '${rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${rawName}'?\nTo specify an option argument starting with a dash use ${example}.`);
  }
}

function checkOptions(options) {
  for (const [name, option] of Object.entries(options)) {
    validateObject(option, `options.${name}`);
    if (option.type !== 'string' && option.type !== 'boolean') {
      throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}.type`, "('string|boolean')", option.type);
    }
    if (Object.hasOwn(option, 'short')) {
      validateString(option.short, `options.${name}.short`);
      if (option.short.length !== 1) {
        throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}.short`, option.short, 'must be a single character');
      }
    }
    if (Object.hasOwn(option, 'multiple')) validateBoolean(option.multiple, `options.${name}.multiple`);
  }
}

function store(values, name, value, options) {
  if (name === '__proto__') return;
  if (options[name]?.multiple) (values[name] ??= []).push(value);
  else values[name] = value;
}

function parseArgs(config = {}) {
  validateObject(config, 'config');
  const { args = process.argv.slice(2), strict = true, allowNegative = false, tokens: givesTokens = false, options = {} } = config;
  const { allowPositionals = !strict } = config;
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(givesTokens, 'tokens');
  validateObject(options, 'options');
  checkOptions(options);
  const tokens = tokenise(args, options);
  const result = { values: { __proto__: null }, positionals: [] };
  if (givesTokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (strict) checkOption(token, options, allowPositionals, allowNegative);
      const isNegated = allowNegative && token.name.startsWith('no-') && token.value === undefined && !Object.hasOwn(options, token.name);
      store(result.values, isNegated ? token.name.slice(3) : token.name, token.value ?? !isNegated, options);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) {
        throw failure('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${token.value}'. This command does not take positional arguments`);
      }
      result.positionals.push(token.value);
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (Object.hasOwn(option, 'default') && result.values[name] === undefined) result.values[name] = option.default;
  }
  return result;
}

module.exports = { parseArgs };
