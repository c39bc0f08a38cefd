'use strict';

// node:stream/promises

require('stream');
const { pipelinePromise } = require('internal/streams/pipeline');
const { finishedPromise } = require('internal/streams/finished');

Object.defineProperty(pipelinePromise, 'name', { value: 'pipeline' });
Object.defineProperty(finishedPromise, 'name', { value: 'finished' });

module.exports = { finished: finishedPromise, pipeline: pipelinePromise };
