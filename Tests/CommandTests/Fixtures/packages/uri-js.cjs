'use strict';

module.exports = async (uri) => {
  return [uri.normalize('HTTP://ABC.example:80/%7Esmith/../x'), uri.resolve('http://a/b/c/d', '../g'), uri.parse('uri://user@host:1/p?q#f').port];
};
