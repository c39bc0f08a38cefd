// The same with callbacks, and promisified.
const fs = require('fs'); const path = require('path'); const os = require('os'); const { promisify } = require('util');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const f = path.join(dir, 'f');
fs.open(f, 'w+', 0o600, (e, fd) => {
  fs.write(fd, 'text', (...a) => { console.log(a);
    fs.write(fd, Buffer.from('abc'), 1, 2, 4, (...a) => { console.log(a);
      fs.read(fd, { position: 0 }, (e, n, buffer) => { console.log(e, n, buffer.length, String(buffer.subarray(0, n)));
        fs.read(fd, Buffer.alloc(3), 0, 3, 1, (...a) => { console.log(a);
          fs.read(fd, (e, n, b) => { console.log(e, n, b.length);
            fs.writev(fd, [Buffer.from('v')], 0, (...a) => { console.log(a);
              fs.readv(fd, [Buffer.alloc(1)], 0, (...a) => { console.log(a);
                fs.ftruncate(fd, 1, (...a) => { console.log(a);
                  fs.fsync(fd, (...a) => { console.log(a);
                    fs.fstat(fd, { bigint: true }, async (e, s) => { console.log(e, s.size);
                      console.log(await promisify(fs.read)(fd, Buffer.alloc(2), 0, 2, 0), await promisify(fs.write)(fd, 'z', 0), await promisify(fs.exists)(f));
                      fs.close(fd, (...a) => { console.log(a);
                        fs.close(fd, (e) => { console.log(e); fs.read(fd, Buffer.alloc(1), 0, 1, 0, (...a) => { console.log(a); fs.rmSync(dir, { recursive: true }); }); });
                      }); }); }); }); }); }); }); }); }); }); });
});
try { fs.open(f); } catch (e) { console.log(e.code, e.message); }
try { fs.open(f, 'bad', () => {}); } catch (e) { console.log(e.code, e.message); }
try { fs.close('x', () => {}); } catch (e) { console.log(e.code, e.message); }
