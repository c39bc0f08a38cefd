'use strict';

// process.report: settings that can be read and set; reports of V8 are not written.

const { refused } = require('internal/unsupported');

exports.report = {
  compact: false, directory: '', filename: '', reportOnFatalError: false, reportOnSignal: false, reportOnUncaughtException: false,
  signal: 'SIGUSR2', getReport: refused('process.report.getReport'), writeReport: refused('process.report.writeReport'),
};
