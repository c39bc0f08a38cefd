const names = ["plain.cjs", "computed.cjs", "literal.cjs", "literal-stops.cjs", "literal-value.cjs", "literal-spread.cjs", "define.cjs", "esmodule.cjs", "ts.cjs", "tslib.cjs", "babel.cjs", "reexport.cjs", "reexport-expr.cjs", "annotated.cjs", "annotated-star.cjs", "in-comment.cjs", "in-function.cjs", "shadow.cjs", "umd.cjs", "identifier.cjs", "getter-only.cjs", "assign.cjs", "function.cjs", "class.cjs", "primitive.cjs", "chained.cjs", "missing-at-run.cjs", "regex-div.cjs", "keyed-for.cjs", "object-keys.cjs", "import-in.cjs", "hashbang.cjs", "brackets.cjs", "throws.cjs", "self.cjs"];
for (const name of names) {
  try {
    const m = await import('./' + name);
    console.log(name, Object.keys(m).join(), typeof m.default, m.__esModule);
  } catch (e) { console.log(name, e.name, e.message); }
}
