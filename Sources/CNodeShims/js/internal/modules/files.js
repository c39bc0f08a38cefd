'use strict';

// What the loaders ask the file system.

const fs = internalBinding('fs');

// 'file', 'directory', or null where there is nothing.
const kindOf = (path) => fs.kindOf(path);

function readText(path) {
  let text;
  try {
    text = fs.readFileUtf8(path);
  } catch (error) {
    throw systemError(error);
  }
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function systemError(failure) {
  if (failure instanceof Error) return failure;
  const { message, errno, code, syscall, path } = failure;
  return Object.assign(new Error(message), { errno, code, syscall, path });
}

function realPath(path) {
  try {
    return fs.realpath(path);
  } catch (error) {
    throw systemError(error);
  }
}

module.exports = { kindOf, readText, realPath };
