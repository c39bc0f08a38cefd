// Streams from an ES module: default and named exports.
import Stream, { Readable, pipeline, PassThrough } from 'node:stream';
import { pipeline as promised, finished } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import * as all from 'stream';
console.log(Stream.Readable === Readable, all.default === Stream, all.pipeline === pipeline, typeof all.promises);
const through = new PassThrough();
const reading = text(through);
await promised(Readable.from(['a', 'b']), through);
console.log(await reading);
await finished(through);
for await (const [index, value] of Readable.from(['x', 'y']).asIndexedPairs()) console.log(index, value);
