'use strict';

Object.defineProperty(exports, '__esModule', {
  value: true
});
var _exportNames = {
  own: true
};
Object.defineProperty(exports, 'viaGetter', {
  enumerable: true,
  get: function () {
    return _plain.a;
  }
});
exports.own = void 0;

var _plain = require('./plain.cjs');

Object.keys(_plain).forEach(function (key) {
  if (key === 'default' || key === '__esModule') return;
  if (Object.prototype.hasOwnProperty.call(_exportNames, key)) return;
  if (key in exports && exports[key] === _plain[key]) return;
  Object.defineProperty(exports, key, {
    enumerable: true,
    get: function () {
      return _plain[key];
    }
  });
});
const own = 'own';
exports.own = own;
