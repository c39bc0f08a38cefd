// An uncaught error of a class of one's own, with properties.
class ConfigError extends Error {
  constructor(message, details) {
    super(message);
    this.name = 'ConfigError';
    this.details = details;
  }
}
throw new ConfigError('bad port', { port: 'x', list: [1, 2] });
