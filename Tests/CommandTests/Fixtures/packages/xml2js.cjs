'use strict';

module.exports = async (xml2js) => {
  const parsed = await new Promise((resolve, reject) => xml2js.parseString('<a x="1"><b>t</b><b>u</b></a>', (error, value) => (error ? reject(error) : resolve(value))));
  return [parsed, new xml2js.Builder({ headless: true }).buildObject({ r: { $: { k: 'v' }, c: ['1', '2'] } })];
};
