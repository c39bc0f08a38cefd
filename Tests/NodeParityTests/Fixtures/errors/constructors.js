// new, super and classes used wrongly.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
const library = {};
class Base {}
attempt(() => new library());
attempt(() => new library.Client({ host: 'x' }));
attempt(() => new (() => {})());
attempt(() => Base());
attempt(() => new (class extends Base { constructor() { this.x = 1; } })());
attempt(() => new (class extends Base { constructor() { super(); super(); } })());
attempt(() => new Symbol());
attempt(() => Map());
class Private { #field; static read(object) { return object.#field; } static write(object) { object.#field = 1; } }
attempt(() => Private.read({}));
attempt(() => Private.write({}));
