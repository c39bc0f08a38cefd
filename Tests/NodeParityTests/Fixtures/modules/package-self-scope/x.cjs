module.exports='x'
