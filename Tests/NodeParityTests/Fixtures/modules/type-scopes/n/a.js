exports.kind = this === exports;
