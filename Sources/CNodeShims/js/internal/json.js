'use strict';

// JSON.parse and JSON.stringify are the engine's; what they throw has V8's words, which say what stood
// where and how the circle runs.

const { adopt } = require('internal/engine_errors');

class Position extends Error {}

// Reads on where V8 would, until it finds what is wrong: the message.
function faultIn(text) {
  let index = 0;
  const at = (message) => new Position(`${message} in JSON at position ${index}`);
  const skip = () => { while (/[ \t\n\r]/.test(text[index] ?? '')) index++; };

  function unexpected() {
    if (index >= text.length) return new Position('Unexpected end of JSON input');
    const character = String.fromCodePoint(text.codePointAt(index));
    if (/[0-9-]/.test(character)) return at('Unexpected number');
    if (character === '"') return at('Unexpected string');
    if (['undefined', 'NaN', 'Infinity', '[object Object]'].includes(text)) {
      return new Position(`"${text}" is not valid JSON`);
    }
    const from = Math.max(0, index - 10);
    const to = Math.min(text.length, index + 10);
    const excerpt = text.length <= 40 ? `"${text}"`
      : `${from === 0 ? '' : '...'}"${text.slice(from, to)}"${to === text.length ? '' : '...'}`;
    return new Position(`Unexpected token '${character}', ${excerpt} is not valid JSON`);
  }

  function value() {
    skip();
    const character = text[index];
    if (character === '{') return object();
    if (character === '[') return array();
    if (character === '"') return string();
    if (/[0-9-]/.test(character ?? '')) return number();
    for (const word of ['true', 'false', 'null']) {
      if (character !== word[0]) continue;
      for (const letter of word) {
        if (text[index] !== letter) throw unexpected();
        index++;
      }
      return undefined;
    }
    throw unexpected();
  }

  function object() {
    index++;
    skip();
    if (text[index] === '}') return void index++;
    if (text[index] !== '"') throw at("Expected property name or '}'");
    for (;;) {
      string();
      skip();
      if (text[index] !== ':') throw at("Expected ':' after property name");
      index++;
      value();
      skip();
      if (text[index] === '}') return void index++;
      if (text[index] !== ',') throw at("Expected ',' or '}' after property value");
      index++;
      skip();
      if (text[index] !== '"') throw at('Expected double-quoted property name');
    }
  }

  function array() {
    index++;
    skip();
    if (text[index] === ']') return void index++;
    for (;;) {
      value();
      skip();
      if (text[index] === ']') return void index++;
      if (text[index] !== ',') throw at("Expected ',' or ']' after array element");
      index++;
    }
  }

  function string() {
    index++;
    for (;;) {
      const character = text[index];
      if (character === undefined) throw at('Unterminated string');
      if (character === '"') return void index++;
      if (character < ' ') throw at('Bad control character in string literal');
      index++;
      if (character !== '\\') continue;
      if (text[index] === undefined) throw at('Unterminated string');
      if (text[index] === 'u') {
        index++;
        for (let digit = 0; digit < 4; digit++, index++) {
          if (!/[0-9a-fA-F]/.test(text[index] ?? '')) throw at('Bad Unicode escape');
        }
      } else if ('"\\/bfnrt'.includes(text[index])) index++;
      else throw at('Bad escaped character');
    }
  }

  function number() {
    const isDigit = () => /[0-9]/.test(text[index] ?? '');
    const digits = (message) => {
      if (!isDigit()) throw at(message);
      while (isDigit()) index++;
    };
    if (text[index] === '-') {
      index++;
      if (!isDigit()) throw at('No number after minus sign');
    }
    if (text[index] === '0') {
      index++;
      if (isDigit()) throw at('Unexpected number');
    } else digits('No number after minus sign');
    if (text[index] === '.') {
      index++;
      digits('Unterminated fractional number');
    }
    if (text[index] === 'e' || text[index] === 'E') {
      index++;
      if (text[index] === '+' || text[index] === '-') index++;
      digits('Exponent part is missing a number');
    }
  }

  try {
    value();
    skip();
    if (index < text.length) throw at('Unexpected non-whitespace character after JSON').afterJSON();
    return null;
  } catch (error) {
    if (error instanceof Position) return error.message;
    throw error;
  }
}

Position.prototype.afterJSON = function afterJSON() {
  this.message = this.message.replace(' in JSON at', ' at');
  return this;
};

// The way from an object back to itself, as V8 prints it.
function circleIn(value, replacer) {
  const path = [];
  const listed = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;

  function visit(holder, key, keyed) {
    let item = keyed;
    if (typeof item === 'object' && item !== null && typeof item.toJSON === 'function') item = item.toJSON(key);
    if (typeof replacer === 'function') item = Reflect.apply(replacer, holder, [key, item]);
    if (typeof item !== 'object' || item === null) return null;
    const known = path.findIndex((step) => step.object === item);
    if (known !== -1) return described(path.slice(known), key, Array.isArray(holder));
    path.push({ object: item, key, isIndex: Array.isArray(holder) });
    const keys = Array.isArray(item) ? item.keys() : Object.keys(item);
    for (const next of keys) {
      if (listed !== null && !Array.isArray(item) && !listed.has(next)) continue;
      const found = visit(item, String(next), item[next]);
      if (found !== null) return found;
    }
    path.pop();
    return null;
  }

  return visit({ '': value }, '', value);
}

const member = (key, isIndex) => (isIndex ? `index ${key}` : `property '${key}'`);
const classOf = (object) => {
  const name = object.constructor?.name;
  return `object with constructor '${typeof name === 'string' && name !== '' ? name : 'Object'}'`;
};

function described(steps, key, isIndex) {
  const [first, ...rest] = steps;
  const between = rest.map((step) => `\n    |     ${member(step.key, step.isIndex)} -> ${classOf(step.object)}`);
  if (between.length > 3) between.splice(2, between.length - 3, '\n    |     ...');
  return `Converting circular structure to JSON\n    --> starting at ${classOf(first.object)}` +
    `${between.join('')}\n    --- ${member(key, isIndex)} closes the circle`;
}

function faultOfParse(error, text) {
  if (!(error instanceof SyntaxError)) return error;
  const message = faultIn(String(text));
  if (message !== null) adopt(error).message = message;
  return error;
}

function faultOfStringify(error, value, replacer) {
  if (error.message !== 'JSON.stringify cannot serialize cyclic structures.') return error;
  const message = circleIn(value, replacer);
  if (message !== null) adopt(error).message = message;
  return error;
}

module.exports = { faultOfParse, faultOfStringify };
