module.exports='with main'
