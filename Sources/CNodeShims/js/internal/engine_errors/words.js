'use strict';

// JavaScriptCore's messages in V8's words. Each entry is a pattern and what V8 says instead: a text, or a
// function of the match and of the frame where the error arose, which answers undefined where it cannot tell.

const { readChain, shown } = require('internal/engine_errors/expression');
const { around, assignedTo, destructured, usedTooEarly } = require('internal/engine_errors/source');

// "undefined is not an object (evaluating 'a.b.c = 1')"
function noObject([, value, text], frame) {
  const iterated = /^\S+ of ([^]+)$/.exec(text);
  if (iterated !== null) return `${shown(iterated[1])} is not iterable`;
  if (/^delete\s/.test(text)) return 'Cannot convert undefined or null to object';
  const { before, after, line } = around(frame);
  if (text.startsWith('[') && readChain(text).key === undefined) {
    const from = assignedTo(line, text);
    return from === null ? `${value} is not iterable (cannot read property Symbol(Symbol.iterator))`
      : `${from} is not iterable`;
  }
  const written = before.trimEnd() + after.trimStart();
  const at = written.indexOf(text);
  if (at !== -1 && /\bof\s+$/.test(written.slice(0, at)) && written[at + text.length] === ')') {
    return `${shown(text)} is not iterable`;
  }
  const { end, key } = readChain(text);
  const isSet = /^\s*=(?!=)/.test(text.slice(end));
  if (end !== text.length && !isSet) return undefined;
  if (key === undefined) {
    // A call of something of the language, which wanted an object.
    if (text.endsWith(')')) return 'Cannot convert undefined or null to object';
    return `${shown(text)} is not iterable`;
  }
  const start = `Cannot ${isSet ? 'set' : 'read'} properties of ${value}`;
  return key === null ? start : `${start} (${isSet ? 'setting' : 'reading'} '${key}')`;
}

// "undefined is not a function (near '...x of rows...')": what is no function is [Symbol.iterator].
function notIterable([, text], frame) {
  const tagged = /^([^]+?)`/.exec(text);
  if (tagged !== null) return `${shown(tagged[1])} is not a function`;
  const iterated = / of ([^]+)$/.exec(text);
  const { before } = around(frame);
  if (iterated !== null) {
    const isAsync = /\bfor\s+await\b/.test(before);
    return `${shown(iterated[1])} is not ${isAsync ? 'async ' : ''}iterable`;
  }
  const delegated = /^yield\*\s*([^]+)$/.exec(text);
  if (delegated !== null) return `${shown(delegated[1])} is not iterable`;
  const from = assignedTo(around(frame).line, text);
  return from === null ? 'object is not iterable (cannot read property Symbol(Symbol.iterator))'
    : `${from} is not iterable`;
}

function notDestructurable(match, frame) {
  const { property, from } = destructured(around(frame).line);
  const value = from === 'null' ? 'null' : 'undefined';
  const what = property === null ? '' : `property '${property}' of `;
  return `Cannot destructure ${what}'${from ?? 'undefined'}' as it is ${value}.`;
}

// A variable, or a property that cannot be written: the engine says the same of both.
function readOnly(match, frame) {
  if (frame?.url === null) return 'Cannot add property, object is not extensible';
  const { end, key } = readChain(`_${around(frame).after}`);
  if (key === undefined || key === null || end === 1) return 'Assignment to constant variable.';
  return `Cannot assign to read only property '${key}' of object '#<Object>'`;
}

function notExtensible(match, frame) {
  const { key } = readChain(`_${around(frame).after}`);
  return `Cannot add property${key ? ` ${key}` : ''}, object is not extensible`;
}

function notDeletable(match, frame) {
  const key = /\.([\w$]+)\s*$/.exec(around(frame).before)?.[1];
  return key === undefined ? 'Cannot delete property' : `Cannot delete property '${key}' of #<Object>`;
}

function tooEarly(match, frame) {
  const name = usedTooEarly(frame);
  return name === null ? 'Cannot access variable before initialization'
    : `Cannot access '${name}' before initialization`;
}

// "undefined is not a constructor (evaluating 'new a.b(1)')"
function noConstructor([, text]) {
  const { end, shown } = readChain(text.replace(/^new\s+/, ''), true);
  return end === 0 ? undefined : `${shown} is not a constructor`;
}

function spread(match, frame) {
  const { before, after } = around(frame);
  const found = /\.\.\.\s*([^]+)$/.exec(after) ?? /\.\.\.\s*([^]+)$/.exec(before);
  const chain = found === null ? null : readChain(found[1]);
  return chain === null || chain.end === 0 ? 'Spread syntax requires ...iterable[Symbol.iterator] to be a function'
    : `${chain.shown} is not iterable`;
}

const mixed = 'Cannot mix BigInt and other types, use explicit conversions';
const noThis = "Must call super constructor in derived class before accessing 'this' or returning from derived constructor";

const words = {
  TypeError: [
    [/^(undefined|null) is not an object \(evaluating '([^]*)'\)$/, noObject],
    // What `await` waits for is handed through a function: the engine takes that for what is iterated over.
    [/^[^]*?\bawait\s+\$await is not a function\. \(In '[^]*\)$/, '(intermediate value) is not iterable'],
    [/^([^]+?) is not a function\. \(In '[^]*\)$/, ([, text]) => `${shown(text)} is not a function`],
    [/^undefined is not a function \(near '\.\.\.([^]*)\.\.\.'\)$/, notIterable],
    [/^(?:undefined|null) is not an object$/, 'undefined is not iterable (cannot read property Symbol(Symbol.iterator))'],
    [/^[^]* is not a constructor \(evaluating '([^]*)'\)$/, noConstructor],
    ['Right side of assignment cannot be destructured', notDestructurable],
    ['Attempted to assign to readonly property.', readOnly],
    ['Attempting to define property on object that is not extensible.', notExtensible],
    ['Attempting to change value of a readonly property.', 'Cannot redefine property'],
    ['Unable to delete property.', notDeletable],
    ['Spread syntax requires ...iterable not be null or undefined', spread],
    ['Spread syntax requires ...iterable[Symbol.iterator] to be a function', spread],
    ['Iterator result interface is not an object', 'Iterator result is not an object'],
    [/^Invalid mix of BigInt and other type in /, mixed],
    ["Conversion from 'BigInt' to 'number' is not allowed.", 'Cannot convert a BigInt value to a number'],
    [/^Cannot convert a symbol to a (string|number)$/, ([, type]) => `Cannot convert a Symbol value to a ${type}`],
    ['BigInt does not support >>> operator', 'BigInts have no unsigned right shift, use >> instead'],
    ['JSON.stringify cannot serialize BigInt.', 'Do not know how to serialize a BigInt'],
    ['Cannot call a class constructor without |new|', (match, frame) => classCalled(frame)],
    ['The superclass is not a constructor.', 'Class extends value is not a constructor or null'],
    [/^Cannot access invalid private field \(evaluating '[^']*?(#[\w$]+)( = [^]*)?'\)$/, ([, name, isSet]) =>
      `Cannot ${isSet ? 'write' : 'read'} private member ${name} ${isSet ? 'to' : 'from'} an object whose class did not declare it`],
    [/^'([^]*)' is not an Object\. \(evaluating '([^]*) in [^]*'\)$/, ([, text, key]) => inOperator(key, text)],
    [/^([^]*) is not an Object\. \(evaluating '([^]*?) in [^]*'\)$/, ([, text, key]) => inOperator(key, text)],
    [/^[^]* is not a function\. \(evaluating '[^]* instanceof [^]*'\)$/, "Right-hand side of 'instanceof' is not callable"],
    ['Right hand side of instanceof is not an object', "Right-hand side of 'instanceof' is not an object"],
    ['Properties can only be defined on Objects.', 'Object.defineProperty called on non-object'],
    [/^Object\.\w+ requires that input parameter not be null or undefined$/, 'Cannot convert undefined or null to object'],
    ['cyclic __proto__ value', 'Cyclic __proto__ value'],
    ['Generator is executing', 'Generator is already running'],
    ['No default value', 'Cannot convert object to primitive value'],
    ['Symbol.toPrimitive returned an object', 'Cannot convert object to primitive value'],
    [/^reduce(?:Right)? of empty array with no initial value$/, 'Reduce of empty array with no initial value'],
    [/^Array\.prototype\.sort requires the comparator/, 'The comparison function must be either a function or undefined'],
    [/^([\w.]+) requires that \|this\| not be null or undefined$/, ([, name]) => `${name} called on null or undefined`],
    [/^([\w.]+) argument must not be a non-global regular expression$/, ([, name]) => `${name} called with a non-global RegExp argument`],
    [/^Argument to ([\w.]+) cannot be a RegExp$/, ([, name]) => `First argument to ${name} must not be a regular expression`],
    [/^calling (\w+) constructor without new is invalid$/, ([, name]) => `Constructor ${name} requires 'new'`],
    [/^A Proxy's '(?:handler|target)' should be an Object$/, 'Cannot create proxy with a non-object as target or handler'],
    [/^second argument to Function\.prototype\.apply must be an Array-like object/, 'CreateListFromArrayLike called on non-object'],
    [/^WeakMap keys must be objects/, 'Invalid value used as weak map key'],
    [/^WeakSet values must be objects/, 'Invalid value used in weak set'],
  ],
  ReferenceError: [
    [/^Can't find variable: ([^]+)$/, ([, name]) => `${name} is not defined`],
    ['Cannot access uninitialized variable.', tooEarly],
    [/^'super\(\)' must be called in derived constructor/, noThis],
    [/^'super\(\)' can't be called more than once/, 'Super constructor may only be called once'],
  ],
  RangeError: [
    ['Maximum call stack size exceeded.', 'Maximum call stack size exceeded'],
    [/^Array (?:length|size) (?:must be|is not) a/, 'Invalid array length'],
    ['Invalid array length', 'Invalid array length'],
    ['length cannot be negative', 'Invalid typed array length'],
    [/^to(Fixed|Exponential)\(\) argument must be between/, ([, name]) =>
      `to${name}() ${name === 'Fixed' ? 'digits ' : ''}argument must be between 0 and 100`],
    [/^argument does not match any normalization form$/, 'The normalization form should be one of NFC, NFD, NFKC, NFKD.'],
    ['0 is an invalid divisor value.', 'Division by zero'],
    ['Negative exponent is not allowed', 'Exponent must be non-negative'],
    ['Out of memory', 'Invalid string length'],
    ['Not an integer', 'The number cannot be converted to a BigInt because it is not an integer'],
    ['Invalid Date', 'Invalid time value'],
    [/^invalid (language tag|time zone): ([^]*)$/, ([, what, value]) =>
      what === 'time zone' ? `Invalid time zone specified: ${value}` : `Invalid language tag: ${value}`],
  ],
  URIError: [[/^(?:URI error|String contained an illegal UTF-16 sequence\.)$/, 'URI malformed']],
  AggregateError: [['', 'All promises were rejected']],
  SyntaxError: [
    ['Unexpected end of script', 'Unexpected end of input'],
    ['Unexpected EOF', 'Invalid or unexpected token'],
    [/^Cannot declare a (?:let|const|class|var|function) variable (?:twice|that shadows a [^:]*): '([^']*)'\.$/, ([, name]) =>
      `Identifier '${name}' has already been declared`],
    ['Return statements are only valid inside functions.', 'Illegal return statement'],
    [/^'break' is only valid inside/, 'Illegal break statement'],
    [/^'continue' is only valid inside/, 'Illegal continue statement: no surrounding iteration statement'],
    ['Left side of assignment is not a reference.', 'Invalid left-hand side in assignment'],
    [/^Postfix .* not a reference\.$/, 'Invalid left-hand side expression in postfix operation'],
    [/^Prefix .* not a reference\.$/, 'Invalid left-hand side expression in prefix operation'],
    ['Function statements must have a name.', 'Function statements require a function name'],
    ['Cannot declare multiple constructors in a single class.', 'A class may only have one constructor'],
    ['super is not valid in this context.', "'super' keyword unexpected here"],
    [/^'with' statements are not valid in strict mode\.$/, 'Strict mode code may not include a with statement'],
    ["Cannot have a newline after 'throw'.", 'Illegal newline after throw'],
    ['import.meta is only valid inside modules.', "Cannot use 'import.meta' outside a module"],
    [/^Unexpected (?:keyword|token) ('[^]*?')(?:\. [^]*)?$/, ([, token]) => `Unexpected token ${token}`],
    [/^Unexpected identifier ('[^']*')\. /, ([, name]) => `Unexpected identifier ${name}`],
    [/^Unexpected (number|string literal|template literal)\b[^]*$/, ([, kind]) => ({
      number: 'Unexpected number', 'string literal': 'Unexpected string', 'template literal': 'Unexpected template string',
    })[kind]],
    [/^Unterminated regular expression literal/, 'Invalid regular expression: missing /'],
    [/^(?:Invalid character|Invalid unicode escape|No identifiers allowed directly after numeric literal)/, 'Invalid or unexpected token'],
    ['Failed to parse String to BigInt', 'Cannot convert string to a BigInt'],
  ],
};

// The first frame is the class's own.
function classCalled(frame) {
  return `Class constructor${frame?.name ? ` ${frame.name}` : ''} cannot be invoked without 'new'`;
}

function inOperator(key, text) {
  const name = /^(['"])([^]*)\1$/.exec(key)?.[2];
  if (name === undefined) return `Cannot use 'in' operator to search for a key in ${shown(text)}`;
  return `Cannot use 'in' operator to search for '${name}' in ${text}`;
}

// The identifiers that the rewriting of modules puts in the place of words.
const standIns = {
  $imprt: 'import', $meta: 'import.meta', $deflt: 'default', $argments: 'arguments',
};

const asWritten = (text) =>
  text.replace(/\$(?:imprt|meta|deflt|argments)\b/g, (name) => standIns[name]);

// V8's words for an error of the engine that has these frames; its own message where there are none.
function inV8Words(error, frames) {
  const { message } = error;
  for (const [pattern, answer] of words[error.name] ?? []) {
    const match = typeof pattern === 'string' ? pattern === message : pattern.exec(message);
    if (!match) continue;
    const text = typeof answer === 'string' ? answer : answer(match, frames[0]);
    if (text !== undefined) return asWritten(text);
  }
  return asWritten(message);
}

module.exports = { inV8Words };
