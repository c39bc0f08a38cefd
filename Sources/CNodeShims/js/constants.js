'use strict';

module.exports = Object.assign({}, require('os').constants.signals, require('internal/fs/constants'));
