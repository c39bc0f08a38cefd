'use strict';

module.exports = async (once) => {
  let count = 0;
  const f = once(() => ++count);
  return [f(), f(), f.called];
};
