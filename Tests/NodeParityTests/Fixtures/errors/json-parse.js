// Text that is no JSON.
for (const text of ['', '{', '[', '[1', '[1,]', '{"a"', '{"a":1', '{"a":1,}', '{a:1}', "{'a':1}", '{"a" 1}', '{"a":1 "b":2}', '[1 2]', 'abc', '<html><body>a longer page of text than that</body></html>', '{"a": bcd}',
  '{"key": "a long value that goes on", "other": bad, "third": "more text that goes on and on"}', 'truex', 'tru', '"abc', '"a\nb"', '"a\\x"', '"a\\u12"', '01', '1.', '1e', '-', '+1', '1 2', '{} x', '// x', 'é', '{"a":NaN}', '[1,2,3,\n4,5,\n6 7]', '"a" "b"', '[,]', '{"a":}', '\ufeff{}']) {
  try { JSON.parse(text); } catch (error) { console.log(JSON.stringify(text), error.name, error.message); }
}
for (const value of [undefined, {}, [], NaN]) {
  try { console.log(JSON.parse(value)); } catch (error) { console.log(error.name, error.message); }
}
