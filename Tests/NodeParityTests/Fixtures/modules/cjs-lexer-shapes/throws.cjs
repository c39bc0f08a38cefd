exports.partial = 1;
throw new Error('at load');
