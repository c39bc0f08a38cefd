module.exports = 'cjs'
