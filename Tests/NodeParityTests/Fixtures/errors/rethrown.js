// An error keeps the place where it was made.
const lineOf = (error) => /:(\d+):\d+/.exec(error.stack.split('\n')[1])[1];
function make() { return new Error('made on 4'); }
const error = make();
try { throw error; } catch (caught) { console.log(lineOf(caught), caught === error); }
try { (() => { undefined.x; })(); } catch (caught) { const first = caught.stack; try { throw caught; } catch (again) { console.log(lineOf(again), again.stack === first); } }
Promise.reject(error).catch((caught) => console.log(lineOf(caught)));
