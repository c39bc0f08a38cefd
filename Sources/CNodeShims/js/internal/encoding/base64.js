'use strict';

// Base64 both ways. Reading takes both alphabets, skips what belongs to neither and stops at `=`.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlAlphabet = `${alphabet.slice(0, 62)}-_`;
const values = new Int8Array(128).fill(-1);
for (let index = 0; index < 64; index++) {
  values[alphabet.charCodeAt(index)] = index;
  values[urlAlphabet.charCodeAt(index)] = index;
}

// The engine's own methods, where it has them (Node 20 does not): they are many times faster.
const hasNative = typeof Uint8Array.fromBase64 === 'function';

function encode(bytes, start, end, isURL = false) {
  if (hasNative) {
    return Uint8Array.prototype.toBase64.call(
      Uint8Array.prototype.subarray.call(bytes, start, end),
      { alphabet: isURL ? 'base64url' : 'base64', omitPadding: isURL });
  }
  const letters = isURL ? urlAlphabet : alphabet;
  let text = '';
  let index = start;
  for (; index + 2 < end; index += 3) {
    const three = (bytes[index] << 16) | (bytes[index + 1] << 8) | bytes[index + 2];
    text += letters[three >> 18] + letters[(three >> 12) & 63] + letters[(three >> 6) & 63]
      + letters[three & 63];
  }
  const left = end - index;
  if (left === 0) return text;
  const rest = (bytes[index] << 16) | (left === 2 ? bytes[index + 1] << 8 : 0);
  text += letters[rest >> 18] + letters[(rest >> 12) & 63];
  if (left === 2) text += letters[(rest >> 6) & 63];
  return isURL ? text : text + (left === 2 ? '=' : '==');
}

function decode(text) {
  if (hasNative && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return Uint8Array.fromBase64(text);
  }
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 61) break;
    const value = unit < 128 ? values[unit] : -1;
    if (value === -1) continue;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}

// The size that Node reserves for a base64 text, by its length alone.
function byteLength(text) {
  let length = text.length;
  if (text.charCodeAt(length - 1) === 61) length--;
  if (length > 1 && text.charCodeAt(length - 1) === 61) length--;
  return (length * 3) >>> 2;
}

module.exports = { encode, decode, byteLength };
