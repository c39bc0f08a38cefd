'use strict';

// IntervalStyle postgres, as the objects of postgres-interval 1: only parts that are not zero are there.

const INTERVAL = /(?:([+-]?\d+)\s+years?)?\s*(?:([+-]?\d+)\s+mons?)?\s*(?:([+-]?\d+)\s+days?)?\s*(?:([+-])?(\d*):(\d\d):(\d\d)\.?(\d{1,6})?)?/;
const UNITS = ['seconds', 'minutes', 'hours', 'days', 'months', 'years'];

function PostgresInterval(raw) {
  if (!(this instanceof PostgresInterval)) return new PostgresInterval(raw);
  if (!raw) return;
  const match = INTERVAL.exec(raw);
  const sign = match[4] === '-' ? -1 : 1;
  assign(this, 'years', match[1], 1);
  assign(this, 'months', match[2], 1);
  assign(this, 'days', match[3], 1);
  assign(this, 'hours', match[5], sign);
  assign(this, 'minutes', match[6], sign);
  assign(this, 'seconds', match[7], sign);
  if (match[8]) assign(this, 'milliseconds', match[8].padEnd(6, '0'), sign / 1000);
}

function assign(interval, unit, digits, factor) {
  const value = digits ? parseInt(digits, 10) : 0;
  if (value === 0) return;
  interval[unit] = factor === 1 ? value : Math.abs(factor) === 1 ? value * factor : (value / 1000) * Math.sign(factor);
}

PostgresInterval.prototype.toPostgres = function () {
  const units = UNITS.filter((unit) => Object.prototype.hasOwnProperty.call(this, unit));
  if (this.milliseconds && !units.includes('seconds')) units.push('seconds');
  if (units.length === 0) return '0';
  return units
    .map((unit) => {
      const value = this[unit] || 0;
      return (unit === 'seconds' && this.milliseconds ? fractional(this).replace(/\.?0+$/, '') : value) + ' ' + unit;
    })
    .join(' ');
};

PostgresInterval.prototype.toISOString = PostgresInterval.prototype.toISO = function () {
  const part = (unit) => this[unit] || 0;
  const seconds = this.milliseconds ? fractional(this).replace(/0+$/, '') : part('seconds');
  return `P${part('years')}Y${part('months')}M${part('days')}DT${part('hours')}H${part('minutes')}M${seconds}S`;
};

function fractional(interval) {
  return ((interval.seconds || 0) + interval.milliseconds / 1000).toFixed(6);
}

module.exports = { PostgresInterval };
