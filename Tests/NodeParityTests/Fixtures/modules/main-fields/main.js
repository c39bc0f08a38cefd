for (const name of ['extless', 'directory', 'json', 'empty', 'none', 'wrong-type', 'dot', 'index-json', 'up']) {
  try { console.log(name, require(name)); } catch (e) { console.log(name, e.code, e.message.split('\n')[0].replace(__dirname, '')); }
}
(async () => {
  for (const name of ['extless', 'directory', 'json', 'empty', 'none', 'wrong-type', 'dot', 'index-json', 'up']) {
    try { console.log(name, (await import(name)).default); } catch (e) { console.log(name, e.code, e.message.split('\n')[0].replaceAll(__dirname, '').replaceAll('file://', '')); }
  }
})();
