module.exports='file'
