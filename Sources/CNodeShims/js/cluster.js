'use strict';

// node:cluster: this process is the primary one, and has no workers.

const EventEmitter = require('events');
const { refuse } = require('internal/unsupported');

const cluster = new EventEmitter();
Object.assign(cluster, {
  isWorker: false, isMaster: true, isPrimary: true, workers: {}, settings: {}, SCHED_NONE: 1, SCHED_RR: 2, schedulingPolicy: 2,
});

module.exports = refuse('cluster', ['Worker', 'setupPrimary', 'setupMaster', 'fork', 'disconnect'], cluster);
