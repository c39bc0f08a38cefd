// Media types.
const { MIMEType, MIMEParams } = require('util');
const type = new MIMEType('Text/HTML; charset=utf-8; q="a b"');
console.log(type.type, type.subtype, type.essence, String(type), type.params.get('charset'), type.params.get('q'), type.params.has('none'));
type.params.set('x', 'y z');
type.params.delete('q');
type.type = 'application';
type.subtype = 'JSON';
console.log(`${type}`, JSON.stringify({ type }), [...type.params].length);
for (const bad of ['', 'text', 'a b/c', 'text/', 'text/a b']) {
  try { console.log(String(new MIMEType(bad))); } catch (error) { console.log(error.name, error.code, error.message); }
}
const params = new MIMEParams();
params.set('a', '1');
console.log([...params.keys()], [...params.values()], String(params));
