'use strict';

module.exports = async (ini) => {
  return [ini.parse('a=1\n[b.c]\nd[]=x\nd[]=y\n; note\ne=true'), ini.stringify({ a: 1, s: { t: 'u' } })];
};
