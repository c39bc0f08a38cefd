'use strict';

// Whether a file could be loaded, with nothing of it or of what it imports run.

const files = require('internal/modules/files');
const { formatForImport } = require('internal/modules/formats');
const { linkModule } = require('internal/modules/esm');
const { compile, describeCommonJS, commonJSHeader } = require('internal/modules/compile');
const { parseJSON } = require('internal/modules/synthetic');

// Throws the error that loading a file would give: its syntax, or an import that is not there.
// Returns { exportNames }, null where only running it would tell.
function check(path) {
  const real = files.realPath(path);
  const { format, source, described } = formatForImport(real);
  switch (format) {
    case 'json':
      parseJSON(real);
      return { exportNames: null };
    case 'module': return { exportNames: linkModule(real).names() };
    default:
      compileCommonJS(described ?? describeCommonJS(source ?? files.readText(real)), real);
      return { exportNames: null };
  }
}

function compileCommonJS(described, path) {
  const { usesDynamicImport, dynamicImport } = described;
  const header = `${commonJSHeader}${usesDynamicImport ? `, ${dynamicImport}` : ''}) {`;
  compile(header, described, '})', path, path);
}

module.exports = { check };
