// Standard input by events.
const s = process.stdin; console.log(s.fd, s.isTTY, s.readableFlowing, s.readableHighWaterMark);
for (const e of ['resume', 'end', 'close']) s.on(e, () => console.log(e)); s.setEncoding('utf8'); let all = ''; s.on('data', (d) => { all += d; }); s.on('end', () => console.log(JSON.stringify(all)));
