(function (root, factory) {
  if (typeof define === 'function' && define.amd) define(['exports'], factory);
  else if (typeof exports === 'object') factory(exports);
  else factory(root.x = {});
}(this, function (exports) { exports.umd = 1; }));
