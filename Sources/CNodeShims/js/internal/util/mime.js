'use strict';

// util.MIMEType: a media type and its parameters (https://mimesniff.spec.whatwg.org).

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const quotable = /^[\t\x20-\x7e\x80-\xff]*$/;

function invalid(what, text, position) {
  const at = position === -1 || position === undefined ? '' : ` at ${position}`;
  return Object.assign(new TypeError(`The MIME syntax for a ${what} in ${JSON.stringify(text)} is invalid${at}`), { code: 'ERR_INVALID_MIME_SYNTAX' });
}

function part(text, what) {
  const value = `${text}`;
  const position = [...value].findIndex((character) => !token.test(character));
  if (value === '' || position !== -1) throw invalid(what, value, position);
  return value.toLowerCase();
}

class MIMEParams {
  #data = new Map();

  delete(name) { this.#data.delete(`${name}`); }
  get(name) { return this.#data.get(`${name}`) ?? null; }
  has(name) { return this.#data.has(`${name}`); }
  set(name, value) {
    const text = `${value}`;
    const key = `${name}`;
    if (!token.test(key)) throw invalid('parameter name', key, [...key].findIndex((one) => !token.test(one)));
    if (!quotable.test(text)) throw invalid('parameter value', text, [...text].findIndex((one) => !quotable.test(one)));
    this.#data.set(key, text);
  }
  *entries() { yield* this.#data.entries(); }
  *keys() { yield* this.#data.keys(); }
  *values() { yield* this.#data.values(); }
  [Symbol.iterator]() { return this.entries(); }
  toString() {
    return [...this.#data].map(([name, value]) =>
      `${name}=${token.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`).join(';');
  }
  toJSON() { return this.toString(); }

  static read(params, text) {
    let rest = text;
    while (rest !== '') {
      const match = /^[\t\n\f\r ]*([^;=]*)(=?)/.exec(rest);
      const name = match[1].toLowerCase();
      rest = rest.slice(match[0].length);
      let value = null;
      if (match[2] === '=') {
        const quoted = /^"((?:[^"\\]|\\[^])*)"?[^;]*/.exec(rest);
        const plain = quoted ?? /^[^;]*/.exec(rest);
        value = quoted !== null ? quoted[1].replace(/\\([^])/g, '$1') : plain[0].trimEnd();
        rest = rest.slice(plain[0].length);
        if (quoted === null && value === '') value = null;
      }
      rest = rest.startsWith(';') ? rest.slice(1) : '';
      if (value !== null && token.test(name) && quotable.test(value) && !params.has(name)) params.set(name, value);
    }
    return params;
  }
}

class MIMEType {
  #type;
  #subtype;
  #parameters;

  constructor(text) {
    const value = `${text}`;
    const trimmed = value.replace(/^[\t\n\f\r ]+/, '');
    const slash = trimmed.indexOf('/');
    if (slash === -1) throw invalid('type', value, value.length === 0 ? undefined : -1);
    const type = trimmed.slice(0, slash);
    if (!token.test(type)) throw invalid('type', value, [...type].findIndex((one) => !token.test(one)));
    const semicolon = trimmed.indexOf(';', slash);
    const subtype = trimmed.slice(slash + 1, semicolon === -1 ? undefined : semicolon).replace(/[\t\n\f\r ]+$/, '');
    if (!token.test(subtype)) throw invalid('subtype', value, [...subtype].findIndex((one) => !token.test(one)));
    this.#type = type.toLowerCase();
    this.#subtype = subtype.toLowerCase();
    this.#parameters = MIMEParams.read(new MIMEParams(), semicolon === -1 ? '' : trimmed.slice(semicolon + 1));
  }

  get type() { return this.#type; }
  set type(value) { this.#type = part(value, 'type'); }
  get subtype() { return this.#subtype; }
  set subtype(value) { this.#subtype = part(value, 'subtype'); }
  get essence() { return `${this.#type}/${this.#subtype}`; }
  get params() { return this.#parameters; }
  toString() {
    const text = this.#parameters.toString();
    return this.essence + (text === '' ? '' : `;${text}`);
  }
  toJSON() { return this.toString(); }
}

module.exports = { MIMEType, MIMEParams };
