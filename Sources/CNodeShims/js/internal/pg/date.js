'use strict';

// Dates and timestamps of DateStyle ISO, by the rules of postgres-date 1: without a zone they are
// local time, a fraction is cut to milliseconds, year 1 BC is year 0.

const DATE = /^(\d+)-(\d\d)-(\d\d)( BC)?$/;
const DATE_TIME = /(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d+)?.*?( BC)?$/;
const ZONE = /(Z)|([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?/;

function parseDate(text) {
  const match = DATE_TIME.exec(text);
  if (match === null) {
    if (text === 'infinity') return Infinity;
    if (text === '-infinity') return -Infinity;
    return parseDay(text);
  }
  const year = yearOf(match[1], match[8]);
  const parts = [year, match[2] - 1, +match[3], +match[4], +match[5], +match[6], match[7] ? 1000 * parseFloat(match[7]) : 0];
  const offset = zoneOffset(text);
  if (offset === undefined) return localDate(year, parts);
  const date = new Date(Date.UTC(...parts));
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (isShortYear(year)) date.setUTCFullYear(year);
  if (offset !== 0) date.setTime(date.getTime() - offset);
  return date;
}

function parseDay(text) {
  const match = DATE.exec(text);
  if (match === null) return null;
  const year = yearOf(match[1], match[4]);
  return localDate(year, [year, match[2] - 1, +match[3]]);
}

function localDate(year, parts) {
  const date = new Date(...parts);
  if (isShortYear(year)) date.setFullYear(year);
  return date;
}

function yearOf(digits, beforeChrist) {
  const year = parseInt(digits, 10);
  return beforeChrist ? 1 - year : year;
}

function isShortYear(year) {
  return year >= 0 && year < 100;
}

// Milliseconds east of UTC; undefined for a text without a zone.
function zoneOffset(text) {
  if (text.endsWith('+00')) return 0;
  const match = ZONE.exec(text.split(' ')[1]);
  if (match === null) return undefined;
  if (match[1]) return 0;
  const seconds = match[3] * 3600 + (match[4] || 0) * 60 + +(match[5] || 0);
  return (match[2] === '-' ? -1000 : 1000) * seconds;
}

module.exports = { parseDate };
