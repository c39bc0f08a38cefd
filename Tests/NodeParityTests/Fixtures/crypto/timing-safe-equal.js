// timingSafeEqual
const { timingSafeEqual: t } = require('crypto');
for (const args of [[Buffer.from('a'), Buffer.from('a')], [Buffer.from('a'), Buffer.from('b')], [Buffer.alloc(1), Buffer.alloc(2)], ['a', Buffer.alloc(2)], [Buffer.alloc(2), null], [new Uint16Array([1]), new Uint8Array([1, 0])], [new ArrayBuffer(2), Buffer.alloc(2)]]) { try { console.log(t(...args)); } catch (e) { console.log(e.name, e.code, e.message); } }
