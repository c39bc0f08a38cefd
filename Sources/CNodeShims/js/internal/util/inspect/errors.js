'use strict';

// Errors: the stack in Node's form, with the class named rightly and repetition left out.

const { prefix } = require('internal/util/inspect/names');
const { nodeStack, isErrorObject } = require('internal/stack');

function stackText(error) {
  const stack = nodeStack(error);
  return stack ? String(stack) : Error.prototype.toString.call(error);
}

// The text of an error; keys that would only repeat it are taken out of `keys`, `cause` and the
// errors of an AggregateError are added.
function formatError(context, error, constructor, tag, keys) {
  const name = error.name === undefined || error.name === null ? 'Error' : String(error.name);
  let stack = stackText(error);
  if (!context.showHidden) {
    for (const key of ['name', 'message', 'stack']) {
      const index = keys.indexOf(key);
      if (index !== -1 && stack.includes(String(error[key]))) {
        keys.splice(index, 1);
      }
    }
  }
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
  stack = withClassName(stack, constructor, name, tag);

  let from = (error.message && stack.indexOf(error.message)) || -1;
  if (from !== -1) from += error.message.length;
  const firstFrame = stack.indexOf('\n    at', from);
  if (firstFrame === -1) {
    stack = `[${stack}]`;
  } else {
    const lines = framesUnlikeCause(context, error, stack.slice(firstFrame + 1));
    const shown = context.colors ? lines.map((line) => greyed(context, line)) : lines;
    stack = `${stack.slice(0, firstFrame)}\n${shown.join('\n')}`;
  }
  if (context.indentation !== 0) {
    stack = stack.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
  }
  return stack;
}

// "Error: x" of a class ValidationError becomes "ValidationError: x"; a name that the class does
// not contain follows in brackets.
function withClassName(stack, constructor, name, tag) {
  let length = name.length;
  const isRegular = name.endsWith('Error') && stack.startsWith(name)
    && (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !isRegular) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack)
      ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    fallback = start?.[1] ?? '';
    length = fallback.length;
    fallback ||= 'Error';
  }
  const wanted = prefix(constructor, tag, fallback).slice(0, -1);
  if (name === wanted) return stack;
  if (wanted.includes(name)) {
    return length === 0 ? `${wanted}: ${stack}` : `${wanted}${stack.slice(length)}`;
  }
  return `${wanted} [${name}]${stack.slice(length)}`;
}

function framesUnlikeCause(context, error, text) {
  const frames = text.split('\n');
  let cause;
  try {
    ({ cause } = error);
  } catch {
    return frames;
  }
  if (cause === null || typeof cause !== 'object' || !isErrorObject(cause)) return frames;
  const stack = stackText(cause);
  const start = stack.indexOf('\n    at');
  if (start === -1) return frames;
  const { offset, length } = commonRun(frames, stack.slice(start + 1).split('\n'));
  if (length > 3) {
    const note = `    ... ${length - 2} lines matching cause stack trace ...`;
    frames.splice(offset + 1, length - 2, context.stylize(note, 'undefined'));
  }
  return frames;
}

// Where in `frames` the longest run starts that also ends... stands in `others`.
function commonRun(frames, others) {
  for (let offset = 0; offset < frames.length - 3; offset++) {
    const at = others.indexOf(frames[offset]);
    if (at === -1) continue;
    const rest = others.length - at;
    if (rest <= 3) continue;
    let length = 1;
    const most = Math.min(frames.length - offset, rest);
    while (length < most && frames[offset + length] === others[at + length]) length++;
    if (length > 3) return { offset, length };
  }
  return { offset: 0, length: 0 };
}

function greyed(context, line) {
  if (/^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+(?:\)|$)/.test(line)) {
    return context.stylize(line, 'undefined');
  }
  return line.replace(/([/\\]node_modules[/\\])((?:@[^/\\]+[/\\])?[^/\\]+)/g,
    (all, folder, name) => `${folder}${context.stylize(name, 'module')}`);
}

module.exports = { formatError };
