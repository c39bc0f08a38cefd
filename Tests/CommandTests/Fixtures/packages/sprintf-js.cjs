'use strict';

module.exports = async (sprintf) => {
  return [sprintf.sprintf('%05.2f %s %x %-5s|', 3.14159, 'a', 255, 'ab'), sprintf.sprintf('%(name)s', { name: 'n' }) , sprintf.vsprintf('%2$s %1$s', ['a', 'b'])];
};
