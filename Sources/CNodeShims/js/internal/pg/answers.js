'use strict';

// Sends queries to the host and brings each answer to the one who asked.

const { pack } = require('internal/pg/packing');
const { entrance } = require('internal/process/ticks');
const binding = internalBinding('pg');

// What an answer is, as in DatabaseAnswers.swift. A taker has a method for each kind that it may get.
const RESULTS = 0; // takeResults(tag, or four entries for each result)
const FAILURE = 1; // takeFailure(report)
const ROWS = 2; // takeRows([fields or null, rows])
const COPY_READY = 3; // takeCopyReady()
const COPY_ROOM = 4; // takeCopyRoom()
const COPY_DATA = 5; // takeCopyData(bytes)

const takers = new Map();
let lastNumber = 0;

binding.receiveWith(entrance((number, kind, content) => {
  const taker = takers.get(number);
  if (taker === undefined) return;
  switch (kind) {
    case RESULTS:
      takers.delete(number);
      taker.takeResults(content);
      break;
    case FAILURE:
      takers.delete(number);
      taker.takeFailure(content);
      break;
    case ROWS:
      taker.takeRows(content);
      break;
    case COPY_READY:
      taker.takeCopyReady();
      break;
    case COPY_ROOM:
      taker.takeCopyRoom();
      break;
    case COPY_DATA:
      taker.takeCopyData(content);
      break;
  }
}));

// The number of the query, by which its COPY is spoken of.
function send(session, letter, text, name, values, taker) {
  const { packed, buffers } = pack(letter, text, name, values);
  const number = ++lastNumber;
  takers.set(number, taker);
  try {
    if (buffers === null) binding.query(session, number, packed);
    else binding.query(session, number, packed, buffers);
  } catch (error) {
    takers.delete(number);
    throw error;
  }
  return number;
}

// Nobody waits for the answer any more.
function forget(number) {
  takers.delete(number);
}

module.exports = { send, forget };
