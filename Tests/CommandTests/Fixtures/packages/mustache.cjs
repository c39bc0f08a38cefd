'use strict';

module.exports = async (mustache) => {
  return [mustache.render('{{#people}}{{name}}{{^last}}, {{/last}}{{/people}} {{{raw}}}', { people: [{ name: '<A>' }, { name: 'B', last: true }], raw: '<i>' })];
};
