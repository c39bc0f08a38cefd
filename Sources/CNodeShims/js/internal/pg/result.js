'use strict';

const { types, isIdentity } = require('internal/pg/types');
const { readRows } = require('internal/pg/row-reader');

class Field {
  constructor(description) {
    this.name = description.name;
    this.tableID = description.tableID;
    this.columnID = description.columnID;
    this.dataTypeID = description.dataTypeID;
    this.dataTypeSize = description.dataTypeSize;
    this.dataTypeModifier = description.dataTypeModifier;
    this.format = description.format || 'text';
  }
}

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

  addFields(descriptions) {
    this.fields = descriptions.map((description) => new Field(description));
    if (descriptions.length === 0) return;
    const source = this._types || types;
    this._parsers = this.fields.map((field) => source.getTypeParser(field.dataTypeID, field.format));
  }

  addCommandComplete({ command, rowCount, oid }) {
    const match = COMMAND.exec(command || '');
    if (match === null) return;
    this.command = match[1];
    this.rowCount = rowCount === undefined ? null : rowCount;
    if (oid !== undefined && oid !== null) this.oid = oid;
    else if (this.command === 'INSERT') this.oid = 0;
  }

  readRows({ text, lengths }) {
    const parsers = this._parsers.map((parser) => (isIdentity(parser) ? null : parser));
    return readRows(this.fields.map((field) => field.name), parsers, text, lengths, this.rowAsArray);
  }
}

module.exports = Result;
