console.log(require('./data'), require('./data.json').a, require('./dir'), require('./x.json') === require('./x'));
try { require('./bad'); } catch (e) { console.log(e.name, e.message.split(__dirname)[1].split(':')[0]); }
