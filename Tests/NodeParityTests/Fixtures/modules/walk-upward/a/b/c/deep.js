module.exports = [require('near'), require('far'), require('@scope/pkg'), require('@scope/pkg/sub/file')];
