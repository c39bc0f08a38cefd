var _e = require('./literal.cjs');
Object.keys(_e).forEach(function (k) {
  if (k !== 'default' && !Object.prototype.hasOwnProperty.call(exports, k)) exports[k] = _e[k];
});
