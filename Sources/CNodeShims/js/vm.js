'use strict';

// node:vm: code in this context. Contexts of one's own are refused: the engine gives none that shares
// objects with a sandbox as Node's does.

const { refuse } = require('internal/unsupported');
const { validateArray, validateString } = require('internal/validators');

const engine = internalBinding('engine');

function nameOf(options) {
  const name = typeof options === 'string' ? options : options?.filename ?? 'evalmachine.<anonymous>';
  validateString(name, 'options.filename');
  return name;
}

class Script {
  #source;
  #filename;

  constructor(code, options = undefined) {
    this.#source = `${code}`;
    this.#filename = nameOf(options);
    // Throws what does not parse.
    const fault = engine.checkSyntax(this.#source, this.#filename);
    if (fault !== null) engine.evaluate(this.#source, this.#filename);
    this.cachedDataRejected = undefined;
    this.sourceMapURL = /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(this.#source)?.[1];
  }

  runInThisContext() { return engine.evaluate(this.#source, this.#filename); }
}
refuse('vm.Script', ['runInContext', 'runInNewContext', 'createCachedData'], Script.prototype);

const runInThisContext = (code, options) => new Script(code, options).runInThisContext();

// The function is named as Node's are not: it has none.
function compileFunction(code, parameters = [], options = {}) {
  validateString(code, 'code');
  validateArray(parameters, 'params');
  for (const [index, name] of parameters.entries()) validateString(name, `params[${index}]`);
  return engine.evaluate(`(function (${parameters.join(',')}) {${code}\n})`, nameOf({ filename: '', ...options }));
}

module.exports = refuse('vm', ['createContext', 'runInContext', 'runInNewContext', 'measureMemory'], {
  Script, createScript: (code, options) => new Script(code, options), runInThisContext, compileFunction,
  isContext(object) {
    require('internal/validators').validateObject(object, 'object');
    return false;
  },
  constants: Object.freeze({ __proto__: null, USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default') }),
});
