// Strings.
console.log('abc'.padStart(5, '-'), 'abc'.padEnd(6, '12'), ' a '.trim() + '|', 'a-b-c'.split('-', 2), 'abc'.slice(-2), 'abc'.substring(2, 0), 'a,b'.replaceAll(',', ';'), 'x'.repeat(3), 'é'.localeCompare('f'), 'abc'.includes('b', 2));
console.log('😀'.length, [...'😀'].length, '😀'.codePointAt(0), String.fromCodePoint(128512), 'ß'.toUpperCase(), 'İ'.toLowerCase().length, 'a\u0301'.normalize().length, String.raw`a\n${1}`, 'abc'.at(-1), 'ab'.concat(1, null));
console.log('%s', `multi
line`, JSON.stringify('\u2028"\\'), escape('a b'), encodeURIComponent('a b&é/'), encodeURI('a b&é/'), decodeURIComponent('%E2%82%AC'), 'z' > 'a', '10' < '9', 'a' + 1 + 2, 1 + 2 + 'a');
