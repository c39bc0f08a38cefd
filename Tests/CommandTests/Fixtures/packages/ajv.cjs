'use strict';

module.exports = async (ajv) => {
  const validate = new ajv({ allErrors: true }).compile({
    type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 }, mail: { type: 'string', format: 'email' } },
  });
  return [validate({ id: 1, mail: 'a@b.example' }), validate({ id: 0, mail: 'x' }), validate.errors.map((error) => `${error.dataPath} ${error.message}`)];
};
