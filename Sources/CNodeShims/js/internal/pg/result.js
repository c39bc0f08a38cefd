'use strict';

const { types, isIdentity } = require('internal/pg/types');
const { fieldsOf } = require('internal/pg/fields');
const { readRows } = require('internal/pg/row-reader');

const COMMAND = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/;

// What a query answers, one for each statement of its text.
class Result {
  constructor(rowMode, types) {
    this.command = null;
    this.rowCount = null;
    this.oid = null;
    this.rows = [];
    this.fields = [];
    this._parsers = undefined;
    this._types = types;
    this.RowCtor = null;
    this.rowAsArray = rowMode === 'array';
    this._prebuiltEmptyResultObject = null;
  }

  addRow(row) {
    this.rows.push(row);
  }

  addFields(fields) {
    this.fields = fields;
    const source = this._types || types;
    if (fields.length > 0) {
      this._parsers = fields.map((field) => source.getTypeParser(field.dataTypeID, field.format));
    }
  }

  // Takes the columns as the host describes them.
  addDescription(description) {
    this.addFields(fieldsOf(description));
  }

  addCommandComplete({ text, command }) {
    const match = COMMAND.exec(text || command || '');
    if (match === null) return;
    this.command = match[1];
    if (match[3]) {
      this.oid = parseInt(match[2], 10);
      this.rowCount = parseInt(match[3], 10);
    } else if (match[2]) {
      this.rowCount = parseInt(match[2], 10);
    }
  }

  // Makes rows of what the host gives of them.
  readRows(rows) {
    const parsers = this._parsers.map((parser) => (isIdentity(parser) ? null : parser));
    return readRows(this.fields.map((field) => field.name), parsers, rows, this.rowAsArray);
  }
}

module.exports = Result;
