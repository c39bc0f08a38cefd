module.exports='both dir'
