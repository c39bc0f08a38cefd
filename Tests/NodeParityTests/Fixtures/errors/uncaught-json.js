// JSON that does not parse, uncaught.
const text = '{"a": }';
JSON.parse(text);
