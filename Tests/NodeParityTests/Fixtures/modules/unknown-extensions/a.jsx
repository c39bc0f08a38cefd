module.exports='jsx'
