<!-- a comment
exports.html = 1;
--> another
