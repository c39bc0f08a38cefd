'use strict';

module.exports = async (sax) => {
  const parser = sax.parser(true);
  const seen = [];
  parser.onopentag = (node) => seen.push(node.name, node.attributes);
  parser.ontext = (text) => seen.push(text);
  parser.write('<a x="1">t &amp; u<b/></a>').close();
  return [seen];
};
