'use strict';

const { EventEmitter } = require('events');
const Result = require('internal/pg/result');
const { normalizeQueryConfig, prepareValue } = require('internal/pg/utils');
const { unsupported } = require('internal/pg/errors');

const NAME_LIMIT = 63; // bytes of an identifier (NAMEDATALEN - 1)

// One query on its way: what was asked, and the results as they are put together.
class Query extends EventEmitter {
  constructor(config, values, callback) {
    super();
    const normal = normalizeQueryConfig(config, values, callback);
    this.text = normal.text;
    this.values = normal.values;
    this.rows = normal.rows;
    this.types = normal.types;
    this.name = normal.name;
    this.queryMode = normal.queryMode;
    this.binary = normal.binary;
    this.portal = normal.portal || '';
    this.callback = normal.callback;
    this.query_timeout = normal.query_timeout;
    this._rowMode = normal.rowMode;
    this._result = new Result(this._rowMode, this.types);
    this._results = this._result;
  }

  requiresPreparation() {
    if (this.queryMode === 'extended' || this.name || this.rows) return true;
    return Boolean(this.text && this.values && this.values.length > 0);
  }

  // The request for the binding; throws what keeps the query from being sent.
  submit(parsedStatements) {
    if (typeof this.text !== 'string' && typeof this.name !== 'string') {
      throw new Error('A query must have either text or a name. Supplying neither is unsupported.');
    }
    const previous = parsedStatements[this.name];
    if (this.text && previous && this.text !== previous) {
      throw new Error(`Prepared statements must be unique - '${this.name}' was used for a different statement`);
    }
    if (this.values && !Array.isArray(this.values)) {
      throw new Error('Query values must be an array');
    }
    if (this.binary) throw unsupported("pg's binary result mode");
    if (this.name && this.name.length > NAME_LIMIT) {
      console.error('Warning! Postgres only supports 63 characters for query names.');
      console.error('You supplied %s (%s)', this.name, this.name.length);
      console.error('This can cause conflicts and silent errors executing queries');
    }
    const extended = this.requiresPreparation();
    return {
      text: this.text || previous || '',
      values: extended ? (this.values || []).map(prepareValue) : null,
      name: this.name || null,
      extended,
    };
  }

  // Takes the binding's results; throws what a type parser threw.
  receive(results) {
    const listened = this.listenerCount('row') > 0;
    const accumulate = this.callback || !listened;
    for (let i = 0; i < results.length; i++) {
      if (i > 0) {
        if (i === 1) this._results = [this._result];
        this._result = new Result(this._rowMode, this._result._types);
        this._results.push(this._result);
      }
      this._receiveOne(results[i], accumulate, listened);
    }
  }

  _receiveOne(batch, accumulate, listened) {
    const result = this._result;
    if (batch.fields && batch.fields.length > 0) {
      result.addFields(batch.fields);
      const rows = result.readRows(batch);
      if (listened) for (const row of rows) this.emit('row', row, result);
      if (accumulate) result.rows = rows;
    } else if (batch.command === 'SELECT' && accumulate) {
      // A SELECT of no columns still has its rows, each of them empty.
      for (let i = 0; i < batch.rowCount; i++) result.addRow(result.rowAsArray ? [] : {});
    }
    result.addCommandComplete(batch);
  }

  handleError(error) {
    if (this.callback) this.callback(error);
    else this.emit('error', error);
  }

  handleReadyForQuery() {
    if (this.callback) {
      try {
        this.callback(null, this._results);
      } catch (error) {
        process.nextTick(() => {
          throw error;
        });
      }
    }
    this.emit('end', this._results);
  }
}

module.exports = Query;
