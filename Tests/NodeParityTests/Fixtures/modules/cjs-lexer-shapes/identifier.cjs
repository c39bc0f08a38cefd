exports.$dollar = 1;
exports._under = 2;
exports['not-identifier'] = 3;
exports.ünï = 4;
exports['\u0061scaped'] = 5;
exports.if = 6;
exports['emoji 😀'] = 7;
