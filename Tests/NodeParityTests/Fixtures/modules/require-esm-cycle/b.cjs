try { require('./a.mjs'); } catch (e) { console.log(e.code, e.message.replaceAll(__dirname, '')); }
module.exports = 'b';
