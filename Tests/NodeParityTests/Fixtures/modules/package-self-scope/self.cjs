module.exports='self'
