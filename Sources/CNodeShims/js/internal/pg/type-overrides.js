'use strict';

const { types } = require('internal/pg/types');

// The parsers of one client: its own first, then those of `config.types`, else pg.types.
class TypeOverrides {
  constructor(userTypes) {
    this._types = userTypes || types;
    this.text = {};
    this.binary = {};
  }

  // Asked by internal/pg/types.
  get hasOnlyOwnNumericParsers() {
    return this._types === types && Object.keys(this.text).length === 0
      && this.getTypeParser === TypeOverrides.prototype.getTypeParser;
  }

  getOverrides(format) {
    return format === 'text' ? this.text : format === 'binary' ? this.binary : {};
  }

  setTypeParser(oid, format, parser) {
    if (typeof format === 'function') {
      parser = format;
      format = 'text';
    }
    this.getOverrides(format)[oid] = parser;
  }

  getTypeParser(oid, format) {
    format = format || 'text';
    return this.getOverrides(format)[oid] || this._types.getTypeParser(oid, format);
  }
}

module.exports = TypeOverrides;
