module.exports='dir index'
