'use strict';

module.exports = async (escapeStringRegexp) => {
  return [escapeStringRegexp('a.b*c?[d]{e}-(f)|^$\\')];
};
