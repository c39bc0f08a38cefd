'use strict';

module.exports = async (inflection) => {
  return [inflection.pluralize('category'), inflection.singularize('people'), inflection.underscore('UserAccount'), inflection.classify('hello_worlds'), inflection.ordinalize('3 4')];
};
