'use strict';

module.exports = async (stream) => {
  const chunks = [];
  await new Promise((resolve, reject) => stream.pipeline(
    stream.Readable.from(['a', 'b', 'c']),
    new stream.Transform({ transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()); } }),
    new stream.Writable({ write(chunk, encoding, done) { chunks.push(String(chunk)); done(); } }),
    (error) => (error ? reject(error) : resolve())));
  return [chunks];
};
