'use strict';

// Punycode (RFC 3492): the ASCII form of a label of a domain name, and back.

const base = 36;
const maximum = 0x7fffffff;

function adapt(delta, count, isFirst) {
  let left = isFirst ? Math.floor(delta / 700) : delta >> 1;
  left += Math.floor(left / count);
  let steps = 0;
  for (; left > 455; steps += base) left = Math.floor(left / 35);
  return steps + Math.floor((36 * left) / (left + 38));
}

const threshold = (step, bias) => (step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias);
const digit = (value) => String.fromCharCode(value < 26 ? value + 97 : value + 22);

function encode(text) {
  const points = Array.from(text, (character) => character.codePointAt(0));
  let output = points.filter((point) => point < 128).map((point) => String.fromCodePoint(point))
    .join('');
  const basic = output.length;
  let handled = basic;
  if (basic > 0) output += '-';
  let current = 128;
  let delta = 0;
  let bias = 72;
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= current));
    delta += (next - current) * (handled + 1);
    current = next;
    for (const point of points) {
      if (point < current) delta++;
      if (point !== current) continue;
      let left = delta;
      for (let step = base; ; step += base) {
        const limit = threshold(step, bias);
        if (left < limit) break;
        output += digit(limit + ((left - limit) % (base - limit)));
        left = Math.floor((left - limit) / (base - limit));
      }
      output += digit(left);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    current++;
  }
  return output;
}

// The text of a punycode label without its "xn--"; undefined where it is not valid.
function decode(label) {
  const dash = label.lastIndexOf('-');
  const output = dash > 0 ? Array.from(label.slice(0, dash), (one) => one.charCodeAt(0)) : [];
  let index = dash > 0 ? dash + 1 : 0;
  let current = 128;
  let position = 0;
  let bias = 72;
  while (index < label.length) {
    const before = position;
    let weight = 1;
    for (let step = base; ; step += base) {
      if (index >= label.length) return undefined;
      const unit = label.charCodeAt(index++) | 32;
      const value = unit >= 97 && unit <= 122 ? unit - 97 : unit >= 48 && unit <= 57 ? unit - 22 : 99;
      if (value >= base || value > (maximum - position) / weight) return undefined;
      position += value * weight;
      const limit = threshold(step, bias);
      if (value < limit) break;
      weight *= base - limit;
    }
    const length = output.length + 1;
    bias = adapt(position - before, length, before === 0);
    current += Math.floor(position / length);
    if (current > 0x10ffff) return undefined;
    position %= length;
    output.splice(position++, 0, current);
  }
  return String.fromCodePoint(...output);
}

// The ASCII form of a whole domain; '' where it cannot be one.
function domainToASCII(domain) {
  const labels = domain.normalize('NFKC').toLowerCase().normalize('NFC')
    .replace(/[\u3002\uff0e\uff61]/g, '.').replace(/[\u00ad\u200b\u2060\ufeff]/g, '').split('.');
  const isASCII = (label) => /^[\x00-\x7f]*$/.test(label);
  // A label that claims to be encoded must be: the host is then no valid one.
  if (labels.some((label) => label.startsWith('xn--')
    && (!isASCII(label) || decode(label.slice(4)) === undefined))) {
    return '';
  }
  return labels.map((label) => (isASCII(label) ? label : `xn--${encode(label)}`)).join('.');
}

function domainToUnicode(domain) {
  return domain.split('.').map((label) => {
    if (!/^xn--/i.test(label)) return label;
    return decode(label.slice(4)) ?? label;
  }).join('.');
}

module.exports = { encode, decode, domainToASCII, domainToUnicode };
