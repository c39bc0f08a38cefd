'use strict';

// What is an address: RFC 4291 section 2.2 for IPv6, with a zone as Node takes it.

const part = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const dotted = new RegExp(`^${part}(?:\\.${part}){3}$`);
const zone = /%[0-9a-zA-Z\-.:]{1,}$/;

const isIPv4 = (value) => dotted.test(`${value}`);

function isIPv6(value) {
  const text = `${value}`.replace(zone, '');
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [place, word] of parts.entries()) {
      const isLast = index === halves.length - 1 && place === parts.length - 1;
      if (isLast && word.includes('.')) {
        if (!isIPv4(word)) return false;
        groups += 2;
      } else if (/^[0-9a-fA-F]{1,4}$/.test(word)) groups++;
      else return false;
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

const isIP = (value) => (isIPv4(value) ? 4 : isIPv6(value) ? 6 : 0);

module.exports = { isIP, isIPv4, isIPv6 };
