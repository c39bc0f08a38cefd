'use strict';

module.exports = async (ejs) => {
  return [ejs.render('<% for (const n of names) { %><li><%= n %></li><% } %><%- raw %>', { names: ['a', '<b>'], raw: '<i>' })];
};
