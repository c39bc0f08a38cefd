'use strict';

// DOMException: errors of the web's interfaces, known by name and old number.

const codesByName = {
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
  NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10,
  InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14,
  InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19,
  AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23,
  InvalidNodeTypeError: 24, DataCloneError: 25,
};

class DOMException extends Error {
  #name;

  constructor(message = '', options = 'Error') {
    super(`${message}`);
    const isObject = options !== null && typeof options === 'object';
    this.#name = `${isObject ? options.name ?? 'Error' : options}`;
    if (isObject && 'cause' in options) {
      Object.defineProperty(this, 'cause', {
        value: options.cause, configurable: true, writable: true, enumerable: false,
      });
    }
    // The header of the stack was written before the name was known.
    const { stack } = this;
    if (typeof stack === 'string' && stack.startsWith('Error')) {
      Object.defineProperty(this, 'stack', {
        value: `${this.#name}${stack.slice(5)}`, configurable: true, writable: true,
        enumerable: false,
      });
    }
  }

  get name() { return this.#name; }
  get code() { return codesByName[this.#name] ?? 0; }
}

Object.defineProperty(DOMException.prototype, Symbol.toStringTag, {
  value: 'DOMException', configurable: true,
});
for (const [name, code] of Object.entries(codesByName)) {
  const constant = `${name.replace(/Error$/, '').replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()}_ERR`;
  const descriptor = { value: code, enumerable: true };
  Object.defineProperty(DOMException, constant, descriptor);
  Object.defineProperty(DOMException.prototype, constant, descriptor);
}

module.exports = { DOMException };
