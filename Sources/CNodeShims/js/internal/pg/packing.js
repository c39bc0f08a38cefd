'use strict';

// A query as one string, which crosses into the host with one call: a letter for what is asked for,
// then the text, the name and the values, each as its length, a colon and itself; `n` is null, and `b`
// the next of the buffers beside it.

function pack(letter, text, name, values) {
  let packed = letter + text.length + ':' + text + (name ? name.length + ':' + name : 'n');
  let buffers = null;
  if (values !== null) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (typeof value === 'string') {
        packed += value.length + ':' + value;
      } else if (value === null || value === undefined) {
        packed += 'n';
      } else {
        (buffers ??= []).push(value);
        packed += 'b';
      }
    }
  }
  return { packed, buffers };
}

module.exports = { pack };
