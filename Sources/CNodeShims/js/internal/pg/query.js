'use strict';

const { EventEmitter } = require('events');
const Result = require('internal/pg/result');
const { normalizeQueryConfig, prepareValue } = require('internal/pg/utils');
const { unsupported } = require('internal/pg/errors');

const NAME_LIMIT = 63; // bytes of an identifier (NAMEDATALEN - 1)

// One query on its way: what was asked, and the results as they are put together.
class Query extends EventEmitter {
  #early = [];
  #refusal = null;

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

  // Only a client runs it: there is no connection that speaks the protocol.
  submit() {
    throw unsupported('query.submit()');
  }

  // What is sent; throws what keeps the query from being sent.
  request(parsedStatements) {
    if (typeof this.text !== 'string' && typeof this.name !== 'string') {
      throw new Error('A query must have either text or a name. Supplying neither is unsupported.');
    }
    const previous = this.name ? parsedStatements[this.name] : undefined;
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
      values: extended && this.values ? this.values.map(prepareValue) : null,
      name: this.name || null,
      extended,
    };
  }

  // Takes rows of a result that is still coming in.
  receiveRows([description, rows]) {
    if (description !== null) {
      const result = new Result(this._rowMode, this._result._types);
      result.addDescription(description);
      this.#early.push(result);
    }
    this.#take(this.#early.at(-1), rows);
  }

  // Takes the results: the command tag of a single one without columns, or four entries for each.
  // Throws what a type parser threw.
  receive(results) {
    if (typeof results === 'string') {
      this._result.addCommandComplete({ text: results });
      this.#addEmptyRows(this._result);
      return;
    }
    for (let i = 0; i < results.length; i += 4) {
      this.#receiveOne(i === 0, results[i], results[i + 1], results[i + 2], results[i + 3]);
    }
    if (this.#refusal !== null) throw this.#refusal;
  }

  #receiveOne(isFirst, tag, description, rows, hasEarlierRows) {
    let result = hasEarlierRows ? this.#early.shift() : this._result;
    if (!isFirst && !hasEarlierRows) result = new Result(this._rowMode, this._result._types);
    if (isFirst) {
      this._results = result;
    } else {
      if (!Array.isArray(this._results)) this._results = [this._results];
      this._results.push(result);
    }
    this._result = result;
    if (description !== null && !hasEarlierRows) result.addDescription(description);
    if (rows !== null) this.#take(result, rows);
    result.addCommandComplete({ text: tag });
    if (description === null) this.#addEmptyRows(result);
  }

  #take(result, incoming) {
    if (this.#refusal !== null) return;
    const listened = this.listenerCount('row') > 0;
    try {
      const rows = result.readRows(incoming);
      if (listened) for (const row of rows) this.emit('row', row, result);
      if (!this.callback && listened) return;
      if (result.rows.length === 0) result.rows = rows;
      else for (let i = 0; i < rows.length; i++) result.rows.push(rows[i]);
    } catch (error) {
      this.#refusal = error;
    }
  }

  // A SELECT of no columns still has its rows, each of them empty.
  #addEmptyRows(result) {
    if (result.command !== 'SELECT') return;
    if (!this.callback && this.listenerCount('row') > 0) return;
    for (let i = 0; i < result.rowCount; i++) result.addRow(result.rowAsArray ? [] : {});
  }

  handleError(error) {
    const reason = this.#refusal ?? error;
    this.#refusal = null;
    if (this.callback) this.callback(reason);
    else this.emit('error', reason);
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
