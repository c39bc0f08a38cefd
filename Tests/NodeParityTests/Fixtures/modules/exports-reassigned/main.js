console.log(require('./reassign'), require('./shorthand'), require('./returned'), require('./thrown-later'), require('./frozen'), require('./prim'), require('./undef'));
try { require('./throws'); } catch (e) { console.log(e); }
try { require('./throws'); } catch (e) { console.log(e); }
