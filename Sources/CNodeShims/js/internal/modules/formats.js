'use strict';

// Which module system a file belongs to. This is the one place that knows extensions.

const { extname } = require('path');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');
const packages = require('internal/modules/package-json');
const { describeCommonJS, looksLikeModule } = require('internal/modules/compile');
const { isTypeScript, compileTypeScript } = require('internal/modules/typescript/compile');

// What `import` makes of a file: { format, source?, described? }.
function formatForImport(path) {
  const extension = extname(path);
  switch (extension) {
    case '.mjs': return { format: 'module' };
    case '.cjs': return { format: 'commonjs' };
    case '.json': return { format: 'json' };
    case '.js':
    case '': {
      const type = packages.scopeOf(path)?.type ?? 'none';
      if (type !== 'none') return { format: type };
      return detect(path);
    }
    case '.node': throw errors.unsupported(`Native addons are not supported: ${path}`);
    default:
      if (isTypeScript(path)) return compileTypeScript(path);
      throw errors.unknownExtension(extension, path);
  }
}

// What `require` makes of a file: unknown extensions are JavaScript.
function formatForRequire(path) {
  const extension = extname(path);
  switch (extension) {
    case '.mjs': return { format: 'module' };
    case '.cjs': return { format: 'commonjs' };
    case '.json': return { format: 'json' };
    case '.node': throw errors.unsupported(`Native addons are not supported: ${path}`);
    default: {
      if (isTypeScript(path)) return compileTypeScript(path);
      const type = extension === '.js' ? packages.scopeOf(path)?.type ?? 'none' : 'none';
      return type === 'none' ? detect(path) : { format: type };
    }
  }
}

function detect(path) {
  const source = files.readText(path);
  const described = describeCommonJS(source);
  return looksLikeModule(described, path)
    ? { format: 'module', source } : { format: 'commonjs', source, described };
}

module.exports = { formatForImport, formatForRequire };
