'use strict';

// node:trace_events: no category is ever enabled.

const { refuse } = require('internal/unsupported');

module.exports = refuse('trace_events', ['createTracing'], { getEnabledCategories: () => undefined });
