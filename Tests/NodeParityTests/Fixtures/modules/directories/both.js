module.exports='both file'
