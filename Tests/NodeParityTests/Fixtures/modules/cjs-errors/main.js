for (const id of ['./nowhere', 'nowhere', './dir', 'pkg/hidden', 'pkg', 'node:nothing', '#nothing', './broken.json', './broken-main', '@scope', '']) {
  try { console.log(require(id)); } catch (e) {
    console.log(id, e.name, e.code, e.message.split('\n')[0].replaceAll(__dirname, ''), e.requireStack?.length);
  }
}
try { require('./deep') } catch (e) { console.log(e.message.replaceAll(__dirname, ''), e.requireStack.length) }
try { require(5) } catch (e) { console.log(e.message) }
try { require() } catch (e) { console.log(e.message) }
try { require.resolve('./nope') } catch (e) { console.log(e.code) }
