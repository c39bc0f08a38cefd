// Many parts, and much: the same as in one piece.
const { createHash, createHmac } = require('crypto');
const block = Buffer.alloc(65536, 'abc'); for (const name of ['md5', 'sha224', 'sha512']) { const h = createHash(name); const k = createHmac(name, 'key'); for (let i = 0; i < 8; i++) { h.update(block); k.update(block); } console.log(name, h.digest('hex'), k.digest('hex')); }
const h = createHash('sha256'); for (let i = 0; i < 1000; i++) h.update(String(i)); console.log(h.digest('base64'));
