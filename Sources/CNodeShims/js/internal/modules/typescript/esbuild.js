'use strict';

// Compiling by esbuild (https://esbuild.github.io/api/#transform), a program of its own.

const host = internalBinding('typescript');

// What the engine cannot do yet: decorators, and `using`.
const target = 'es2022';

function compile(executable, { text, path, format, options }) {
  const { output, report } = host.esbuild(executable, text, [
    `--loader=${path.endsWith('x') ? 'tsx' : 'ts'}`, `--format=${format === 'module' ? 'esm' : 'cjs'}`,
    '--platform=node', `--target=${target}`, '--charset=utf8', '--sourcemap=inline',
    '--sources-content=false', `--sourcefile=${path}`, '--log-level=error', '--color=false',
    `--tsconfig-raw=${JSON.stringify({ compilerOptions: options })}`,
  ]);
  if (report === undefined) return separated(output);
  // The one thing that esbuild refuses because of the format.
  if (format === 'commonjs' && report.includes('Top-level await')) {
    return { source: '', mappings: null, needsModule: true };
  }
  throw refusal(report, path);
}

// The JavaScript, and the mappings that stand behind it.
function separated(output) {
  const marker = '//# sourceMappingURL=data:application/json;base64,';
  const start = output.lastIndexOf(marker);
  if (start < 0) return { source: output, mappings: null };
  const map = JSON.parse(Buffer.from(output.slice(start + marker.length).trim(), 'base64').toString());
  return { source: output.slice(0, start), mappings: map.mappings };
}

function refusal(report, path) {
  const { syntaxError } = require('internal/modules/typescript/compile');
  const message = /\[ERROR\] (.*)/.exec(report)?.[1] ?? report;
  const place = /^\s+.*:(\d+):(\d+):$/m.exec(report);
  return place === null ? new Error(`${path}: ${message}`)
    : syntaxError(message, path, Number(place[1]), Number(place[2]) + 1);
}

module.exports = { compile };
