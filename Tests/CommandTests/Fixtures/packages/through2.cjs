'use strict';

module.exports = async (through2) => {
  const out = [];
  await new Promise((resolve) => {
    const stream = through2.obj(function (row, encoding, done) { this.push({ ...row, seen: true }); done(); });
    stream.on('data', (row) => out.push(row)).on('end', resolve);
    stream.write({ a: 1 });
    stream.end({ a: 2 });
  });
  return [out];
};
