'use strict';

module.exports = async (uuid) => {
  return [uuid.v5('x', uuid.v5.DNS), uuid.v3('x', uuid.v3.URL), uuid.validate(uuid.v4()), uuid.version(uuid.v1()), uuid.stringify(uuid.parse('6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b'))];
};
