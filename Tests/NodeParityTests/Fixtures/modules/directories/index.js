module.exports='top index'
