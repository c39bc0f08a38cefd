'use strict';

// util.deprecate: a function that warns at its first call.

const seenCodes = new Set();

function deprecate(original, message, code = undefined) {
  if (process.noDeprecation === true) return original;
  if (code !== undefined) require('internal/validators').validateString(code, 'code');
  let hasWarned = false;
  function deprecated(...values) {
    if (!hasWarned) {
      hasWarned = true;
      if (code === undefined || !seenCodes.has(code)) {
        if (code !== undefined) seenCodes.add(code);
        process.emitWarning(message, 'DeprecationWarning', code, deprecated);
      }
    }
    if (new.target) return Reflect.construct(original, values, new.target);
    return Reflect.apply(original, this, values);
  }
  Object.setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

module.exports = { deprecate };
