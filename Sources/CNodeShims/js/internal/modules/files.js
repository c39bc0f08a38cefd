'use strict';

// What the loaders ask the file system.

const fs = internalBinding('fs');

const typeMask = 0o170000;
const directory = 0o040000;

// 'file', 'directory', or null where there is nothing.
function kindOf(path) {
  if (!fs.exists(path)) return null;
  try {
    const [, mode] = fs.stat(path);
    return (mode & typeMask) === directory ? 'directory' : 'file';
  } catch {
    return null;
  }
}

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
