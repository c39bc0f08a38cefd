'use strict';

// Both output formats of bytea: '\x0aff' and the older one with '\012' and '\\'.
function parseBytea(text) {
  if (text.startsWith('\\x')) return Buffer.from(text.substring(2), 'hex');
  const bytes = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\') {
      bytes.push(text.charCodeAt(i));
    } else if (/^[0-7]{3}/.test(text.substring(i + 1, i + 4))) {
      bytes.push(parseInt(text.substring(i + 1, i + 4), 8));
      i += 3;
    } else {
      bytes.push(92);
      i += 1;
    }
  }
  return Buffer.from(bytes);
}

module.exports = { parseBytea };
