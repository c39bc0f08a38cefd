'use strict';

// node:v8: what libraries ask of the heap, from what is known of it. The engine here is not V8.

const { refuse } = require('internal/unsupported');

function getHeapStatistics() {
  const { heapTotal, heapUsed, external } = process.memoryUsage();
  const limit = 4345298944;
  return {
    total_heap_size: heapTotal, total_heap_size_executable: 0, total_physical_size: heapTotal, total_available_size: limit - heapUsed,
    used_heap_size: heapUsed, heap_size_limit: limit, malloced_memory: 0, peak_malloced_memory: 0, does_zap_garbage: 0,
    number_of_native_contexts: 1, number_of_detached_contexts: 0, total_global_handles_size: 0, used_global_handles_size: 0,
    external_memory: external,
  };
}

const { serialize, deserialize } = require('internal/v8_serialization');

module.exports = refuse('v8', [
  'cachedDataVersionTag', 'getHeapSnapshot', 'getHeapSpaceStatistics', 'getHeapCodeStatistics', 'setFlagsFromString', 'Serializer',
  'Deserializer', 'DefaultSerializer', 'DefaultDeserializer', 'takeCoverage', 'stopCoverage', 'writeHeapSnapshot', 'promiseHooks',
  'queryObjects', 'setHeapSnapshotNearHeapLimit', 'GCProfiler',
], {
  getHeapStatistics, serialize, deserialize,
  startupSnapshot: { isBuildingSnapshot: () => false },
});
