// stream/consumers
const { Readable } = require('stream');
const { text, json, buffer, arrayBuffer } = require('node:stream/consumers');
(async () => {
  console.log(await text(Readable.from([Buffer.from([0xe2, 0x82]), Buffer.from([0xac]), 'x'])));
  console.log(await json(Readable.from(['{"a":', '[1]}'])));
  console.log(await buffer(Readable.from([Buffer.from('ab'), 'cd'])));
  console.log(await arrayBuffer(Readable.from([Buffer.from('z')])));
  try { await json(Readable.from(['nope'])); } catch (e) { console.log(e.name); }
  async function* gen() { yield 'from '; yield 'generator'; }
  console.log(await text(gen()));
})();
