'use strict';

// The interface of readline: lines out of a stream, prompts and questions into another. A terminal's lines
// are edited by the terminal itself, in the mode in which the shell left it.

const EventEmitter = require('events');
const { StringDecoder } = require('string_decoder');
const { codes } = require('internal/errors');
const { validateAbortSignal, validateArray, validateInteger, validateNumber, validateString } =
  require('internal/validators');
const { nextTick } = require('internal/process/ticks');

const ending = /\r?\n|\r(?!\n)/g;

class Interface extends EventEmitter {
  #prompt;
  #promptBefore;
  #question = null;
  #decoder = new StringDecoder('utf8');
  // What has come of a line that has not ended.
  #rest = '';
  // When a chunk ended in a carriage return whose line feed may be the next one's first character.
  #returnedAt = 0;
  #lines;

  constructor(input, output, completer, terminal) {
    super();
    const options = input?.input ? input : { input, output, completer, terminal };
    const { tabSize, prompt = '> ', history = [], historySize = 30, signal, crlfDelay } = options;
    if (tabSize !== undefined) validateInteger(tabSize, 'tabSize', 1, 2 ** 32 - 1);
    if (signal) validateAbortSignal(signal, 'options.signal');
    if (options.completer !== undefined && typeof options.completer !== 'function') {
      throw new codes.ERR_INVALID_ARG_VALUE('completer', options.completer);
    }
    validateArray(history, 'history');
    validateNumber(historySize, 'historySize', 0);
    this.line = '';
    this.input = options.input;
    this.output = options.output;
    this.history = history;
    this.historySize = historySize;
    this.tabSize = tabSize ?? 8;
    this.crlfDelay = crlfDelay ? Math.max(100, crlfDelay) : 100;
    this.completer = options.completer;
    this.terminal = Boolean(options.terminal ?? options.output?.isTTY);
    this.cursor = 0;
    this.setPrompt(prompt);
    this.#listen();
    if (signal) this.#closeOn(signal);
    this.input.resume();
  }

  #listen() {
    const listeners = {
      error: (error) => this.emit('error', error),
      data: (chunk) => this.#take(chunk),
      end: () => {
        if (this.#rest.length > 0) this.emit('line', this.#rest);
        this.close();
      },
    };
    for (const event of Object.keys(listeners)) this.input.on(event, listeners[event]);
    this.once('close', () => {
      for (const event of ['data', 'error', 'end']) {
        this.input.removeListener(event, listeners[event]);
      }
    });
  }

  #closeOn(signal) {
    const onAbort = () => this.close();
    if (signal.aborted) {
      nextTick(onAbort);
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    this.once('close', () => signal.removeEventListener('abort', onAbort));
  }

  #take(chunk) {
    if (chunk === undefined) return;
    let text = this.#decoder.write(chunk);
    if (this.#returnedAt !== 0 && Date.now() - this.#returnedAt <= this.crlfDelay) {
      if (text.startsWith('\n')) text = text.slice(1);
      this.#returnedAt = 0;
    }
    if (text.search(ending) === -1) {
      this.#rest += text;
      return;
    }
    text = this.#rest + text;
    this.#returnedAt = text.endsWith('\r') ? Date.now() : 0;
    const lines = text.split(ending);
    this.#rest = lines.pop();
    for (const line of lines) this.#give(line);
  }

  #give(line) {
    const answer = this.#question;
    if (answer === null) {
      this.emit('line', line);
      return;
    }
    this.#question = null;
    this.setPrompt(this.#promptBefore);
    answer(line);
  }

  get columns() { return this.output?.columns || Infinity; }

  setPrompt(prompt) { this.#prompt = prompt; }
  getPrompt() { return this.#prompt; }

  prompt() {
    if (this.paused) this.resume();
    validateString(this.#prompt, 'stringToWrite');
    this.output?.write(this.#prompt);
  }

  // The next line goes to `callback`.
  ask(query, callback) {
    if (this.closed) throw new codes.ERR_USE_AFTER_CLOSE('readline');
    if (this.#question === null) {
      this.#promptBefore = this.#prompt;
      this.setPrompt(query);
      this.#question = callback;
    }
    this.prompt();
  }

  stopAsking() {
    if (this.#question === null) return;
    this.#question = null;
    this.setPrompt(this.#promptBefore);
    this.output?.write('\r\n');
    this.line = '';
  }

  close() {
    if (this.closed) return;
    this.pause();
    this.closed = true;
    this.emit('close');
  }

  pause() {
    if (this.paused) return undefined;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  }

  resume() {
    if (!this.paused) return undefined;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  }

  write(data) {
    if (this.paused) this.resume();
    this.#take(data);
  }

  getCursorPos() { return { rows: 0, cols: 0 }; }

  [Symbol.asyncIterator]() {
    this.#lines ??= require('internal/readline/lines')(this);
    return this.#lines;
  }
}

module.exports = Interface;
