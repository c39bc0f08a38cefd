'use strict';

// UTF-8 both ways. What is not valid becomes U+FFFD as the Encoding Standard has it: one for each
// longest run of bytes that could have begun a character.

const chunk = 8192;

// The number of bytes a string takes.
function byteLength(text) {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      bytes++;
    } else {
      // A pair is four bytes, two of which its two units count already.
      bytes += 2;
      if (isHigh(unit) && isLow(text.charCodeAt(index + 1))) index++;
    }
  }
  return bytes;
}

const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

// Writes whole characters into `target` from `offset`, at most `limit` bytes; gives how many
// units were read and how many bytes were written.
function encodeInto(text, target, offset = 0, limit = target.length - offset) {
  const end = offset + limit;
  let at = offset;
  let index = 0;
  for (; index < text.length; index++) {
    let point = text.charCodeAt(index);
    if (point < 0x80) {
      if (at >= end) break;
      target[at++] = point;
      continue;
    }
    let isPair = false;
    if (isHigh(point) && isLow(text.charCodeAt(index + 1))) {
      point = text.codePointAt(index);
      isPair = true;
    } else if (point >= 0xd800 && point <= 0xdfff) {
      point = 0xfffd;
    }
    const size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (at + size > end) break;
    if (size === 2) {
      target[at++] = 0xc0 | (point >> 6);
    } else {
      if (size === 3) {
        target[at++] = 0xe0 | (point >> 12);
      } else {
        target[at++] = 0xf0 | (point >> 18);
        target[at++] = 0x80 | ((point >> 12) & 63);
      }
      target[at++] = 0x80 | ((point >> 6) & 63);
    }
    target[at++] = 0x80 | (point & 63);
    if (isPair) index++;
  }
  return { read: index, written: at - offset };
}

// The text of bytes[start..<end]. With `onInvalid`, that is called instead of putting U+FFFD.
function decode(bytes, start = 0, end = bytes.length, onInvalid = undefined) {
  const units = new Uint16Array(Math.min(chunk, end - start) + 2);
  let text = '';
  let count = 0;
  let index = start;
  while (index < end) {
    if (count >= chunk) {
      text += String.fromCharCode.apply(undefined, units.subarray(0, count));
      count = 0;
    }
    const first = bytes[index];
    if (first < 0x80) {
      units[count++] = first;
      index++;
      continue;
    }
    const { point, size } = sequence(bytes, index, end);
    index += size;
    if (point === -1) {
      onInvalid?.();
      units[count++] = 0xfffd;
    } else if (point > 0xffff) {
      units[count++] = 0xd800 + ((point - 0x10000) >> 10);
      units[count++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    } else {
      units[count++] = point;
    }
  }
  return text + String.fromCharCode.apply(undefined, units.subarray(0, count));
}

// The range a sequence's second byte must be in, and how many bytes follow the first; zero where
// the byte cannot begin a sequence.
function expectation(first) {
  if (first >= 0xc2 && first <= 0xdf) return { more: 1, lower: 0x80, upper: 0xbf };
  if (first >= 0xe0 && first <= 0xef) {
    return { more: 2, lower: first === 0xe0 ? 0xa0 : 0x80, upper: first === 0xed ? 0x9f : 0xbf };
  }
  if (first >= 0xf0 && first <= 0xf4) {
    return { more: 3, lower: first === 0xf0 ? 0x90 : 0x80, upper: first === 0xf4 ? 0x8f : 0xbf };
  }
  return { more: 0, lower: 0, upper: 0 };
}

// The character at `index` and the bytes it takes; point -1 for an invalid run of `size` bytes.
function sequence(bytes, index, end) {
  const first = bytes[index];
  if (first >= 0xc2 && first <= 0xdf && index + 1 < end && (bytes[index + 1] & 0xc0) === 0x80) {
    return { point: ((first & 0x1f) << 6) | (bytes[index + 1] & 0x3f), size: 2 };
  }
  const { more, lower, upper } = expectation(first);
  if (more === 0) return { point: -1, size: 1 };
  let point = first & (0x3f >> more);
  for (let step = 1; step <= more; step++) {
    const byte = index + step < end ? bytes[index + step] : -1;
    const low = step === 1 ? lower : 0x80;
    const high = step === 1 ? upper : 0xbf;
    if (byte < low || byte > high) return { point: -1, size: step };
    point = (point << 6) | (byte & 0x3f);
  }
  return { point, size: more + 1 };
}

// How many bytes at the end begin a character that the following bytes could complete.
function incompleteTail(bytes, start, end) {
  for (let length = 1; length <= 3 && end - length >= start; length++) {
    const first = bytes[end - length];
    if (first < 0x80) return 0;
    if (first < 0xc0) continue;
    const { more, lower, upper } = expectation(first);
    if (more < length) return 0;
    if (length > 1) {
      const second = bytes[end - length + 1];
      if (second < lower || second > upper) return 0;
    }
    return length;
  }
  return 0;
}

module.exports = { byteLength, encodeInto, decode, expectation, incompleteTail };
