// An error of the engine that nothing catches.
function load(options) {
  return options.database.host;
}
load({});
