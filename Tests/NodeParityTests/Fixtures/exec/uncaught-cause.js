// An uncaught error with a cause and properties.
async function main() {
  try {
    JSON.parse('{');
  } catch (cause) {
    throw Object.assign(new Error('the configuration is bad', { cause }), { file: 'config.json' });
  }
}
main();
