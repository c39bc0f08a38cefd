// A long line in many parts, empty lines, and no end of line at the end.
const readline = require('readline'); const { Readable } = require('stream');
(async () => {
  const part = 'x'.repeat(1000); const lines = [];
  for await (const line of readline.createInterface({ input: Readable.from([...Array(100).fill(part), '\n\n', part, '\r', '\n', '\n']) })) lines.push(line.length);
  console.log(lines);
  const none = []; for await (const line of readline.createInterface({ input: Readable.from([]) })) none.push(line); console.log(none);
  const unicode = []; for await (const line of readline.createInterface({ input: Readable.from([Buffer.from('é€\n😀'), Buffer.from([0xe2]), Buffer.from([0x82, 0xac, 10])]) })) unicode.push(line); console.log(unicode);
})();
