'use strict';

// Hosts of URLs: domains, IPv4 and IPv6 addresses, and the opaque hosts of other schemes.
// Each parser gives the host's text, or null for a failure.

const { sets, encode, decode } = require('internal/url/percent');
const { domainToASCII } = require('internal/url/punycode');

// eslint-disable-next-line no-control-regex
const forbiddenInHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;
// eslint-disable-next-line no-control-regex
const forbiddenInDomain = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/;

function parseHost(text, isSpecial) {
  if (text.startsWith('[')) {
    if (!text.endsWith(']')) return null;
    const pieces = parseIPv6(text.slice(1, -1));
    return pieces === null ? null : `[${serializeIPv6(pieces)}]`;
  }
  if (!isSpecial) {
    return forbiddenInHost.test(text) ? null : encode(text, sets.c0);
  }
  const domain = domainToASCII(decode(text));
  if (domain === '' || forbiddenInDomain.test(domain)) return null;
  return endsInNumber(domain) ? parseIPv4(domain) : domain;
}

function endsInNumber(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '') {
    if (parts.length === 1) return false;
    parts.pop();
  }
  const last = parts[parts.length - 1];
  return /^\d+$/.test(last) || /^0x[0-9a-f]*$/i.test(last);
}

function parseIPv4Number(text) {
  if (text === '') return NaN;
  if (/^0x/i.test(text)) {
    return /^0x[0-9a-f]*$/i.test(text) ? (text.length === 2 ? 0 : parseInt(text, 16)) : NaN;
  }
  if (text.length > 1 && text.startsWith('0')) {
    return /^[0-7]+$/.test(text) ? parseInt(text, 8) : NaN;
  }
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

function parseIPv4(domain) {
  const parts = domain.split('.');
  if (parts[parts.length - 1] === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  const numbers = parts.map(parseIPv4Number);
  const last = numbers.pop();
  if (Number.isNaN(last) || numbers.some((number) => !(number <= 255))) return null;
  if (last >= 256 ** (4 - numbers.length)) return null;
  let address = last;
  numbers.forEach((number, index) => {
    address += number * 256 ** (3 - index);
  });
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

function parseIPv6(text) {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const sides = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = sides[sides.length - 1];
  // The end may be an IPv4 address in dotted form.
  if (last.length > 0 && last[last.length - 1].includes('.')) {
    const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(last.pop());
    if (dotted === null) return null;
    const bytes = dotted.slice(1).map(Number);
    if (bytes.some((byte, index) => byte > 255 || String(byte) !== dotted[index + 1])) return null;
    last.push((bytes[0] * 256 + bytes[1]).toString(16), (bytes[2] * 256 + bytes[3]).toString(16));
  }
  if (sides.flat().some((piece) => !/^[0-9a-f]{1,4}$/i.test(piece))) return null;
  const count = sides.flat().length;
  if (halves.length === 1 ? count !== 8 : count > 7) return null;
  const zeros = halves.length === 1 ? [] : new Array(8 - count).fill('0');
  return [...sides[0], ...zeros, ...(sides[1] ?? [])].map((piece) => parseInt(piece, 16));
}

function serializeIPv6(pieces) {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && pieces[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = (list) => list.map((piece) => piece.toString(16)).join(':');
  if (best.start === -1) return hex(pieces);
  return `${hex(pieces.slice(0, best.start))}::${hex(pieces.slice(best.start + best.length))}`;
}

module.exports = { parseHost };
