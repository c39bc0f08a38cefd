#!/usr/bin/env node
exports.x = 1;
