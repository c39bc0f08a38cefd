'use strict';

const { types, isIdentity } = require('internal/pg/types');
const { fieldsOf } = require('internal/pg/fields');
const { readRows } = require('internal/pg/row-reader');

const COMMAND = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/;

// The latest tag and what it says: a loop of statements is answered with the same again and again.
let latest = { text: '', command: null, oid: null, rowCount: null };

function read(text) {
  if (text === latest.text) return latest;
  const match = COMMAND.exec(text);
  if (match === null) return null;
  const [, command, first, second] = match;
  latest = {
    text,
    command,
    oid: second ? parseInt(first, 10) : null,
    rowCount: second || first ? parseInt(second || first, 10) : null,
  };
  return latest;
}

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
    const tag = read(text || command || '');
    if (tag === null || tag.command === null) return;
    this.command = tag.command;
    if (tag.oid !== null) this.oid = tag.oid;
    if (tag.rowCount !== null) this.rowCount = tag.rowCount;
  }

  // Makes rows of what the host gives of them.
  readRows(rows) {
    const parsers = this._parsers.map((parser) => (isIdentity(parser) ? null : parser));
    return readRows(this.fields.map((field) => field.name), parsers, rows, this.rowAsArray);
  }
}

module.exports = Result;
