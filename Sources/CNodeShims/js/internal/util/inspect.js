'use strict';

// util.inspect: any value as text a person can read.

const { formatValue } = require('internal/util/inspect/value');
const { colors, styles } = require('internal/util/inspect/colors');

const custom = Symbol.for('nodejs.util.inspect.custom');

const defaultOptions = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

const plain = (text) => text;

function colored(text, style) {
  const color = styles[style];
  if (color === undefined) return text;
  const codes = colors[color];
  return codes === undefined ? text : `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m`;
}

// inspect(value, options) or the old inspect(value, showHidden, depth, colors).
function inspect(value, options, ...old) {
  const context = {
    ...defaultOptions,
    budget: {},
    indentation: 0,
    ancestors: [],
    currentDepth: 0,
    circular: undefined,
    stylize: plain,
    inspect,
    userOptions: undefined,
  };
  if (typeof options === 'boolean') {
    context.showHidden = options;
    if (old.length > 0 && old[0] !== undefined) context.depth = old[0];
    if (old.length > 1 && old[1] !== undefined) context.colors = old[1];
  } else if (options !== null && typeof options === 'object') {
    for (const key of Object.keys(options)) {
      if (key in defaultOptions || key === 'stylize') context[key] = options[key];
      else (context.others ??= {})[key] = options[key];
    }
    context.userOptions = options;
  }
  if (context.colors) context.stylize = colored;
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  return formatValue(context, value, 0, false);
}

inspect.custom = custom;
Object.defineProperty(inspect, 'defaultOptions', {
  enumerable: true,
  configurable: true,
  get: () => defaultOptions,
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    for (const key of Object.keys(options)) {
      if (key in defaultOptions) defaultOptions[key] = options[key];
    }
  },
});
inspect.colors = colors;
inspect.styles = styles;

module.exports = { inspect, defaultOptions };
