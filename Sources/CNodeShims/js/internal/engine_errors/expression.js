'use strict';

// Expressions as V8 names them in a message, from the text that JavaScriptCore quotes:
//     db.load('x').rows['id']      V8: db.load(...).rows.id

const closing = { '(': ')', '[': ']', '{': '}' };

// The index behind a string, template or regular expression that begins at `start`.
function endOfLiteral(text, start) {
  const quote = text[start];
  let index = start + 1;
  while (index < text.length && text[index] !== quote) index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

// The index behind the bracket that closes the one at `start`; the text's end where none does.
function endOfBrackets(text, start) {
  const open = [];
  let index = start;
  while (index < text.length) {
    const character = text[index];
    if (character === '"' || character === "'" || character === '`') {
      index = endOfLiteral(text, index);
      continue;
    }
    if (closing[character] !== undefined) open.push(closing[character]);
    else if (character === open[open.length - 1]) open.pop();
    index++;
    if (open.length === 0) return index;
  }
  return text.length;
}

const string = (literal) => {
  const inner = literal.slice(1, -1);
  return inner.replace(/\\(['"`\\])/g, '$1');
};

// What stands first in a chain: { end, shown }.
function readPrimary(text) {
  const made = /^new\s+(?!\.)/.exec(text);
  if (made !== null) {
    const callee = readChain(text.slice(made[0].length), true);
    let end = made[0].length + callee.end;
    if (text[end] === '(') end = endOfBrackets(text, end);
    return { end, shown: '(intermediate value)' };
  }
  const word = /^(?:(?:async\s+)?(?:function|class)|await)\b/.exec(text);
  if (word !== null) return { end: text.length, shown: '(intermediate value)' };
  const name = /^(?:new\.target|import\.meta|#?[\w$\u0080-\uffff]+)/.exec(text);
  if (name !== null) return { end: name[0].length, shown: name[0] };
  switch (text[0]) {
    case '"': case "'": {
      const end = endOfLiteral(text, 0);
      return { end, shown: `"${string(text.slice(0, end))}"` };
    }
    case '`': return { end: endOfLiteral(text, 0), shown: '(intermediate value)' };
    case '(': {
      const end = endOfBrackets(text, 0);
      const inner = text.slice(1, end - 1).trim();
      if (inner === 'void 0') return { end, shown: '(void 0)' };
      const chain = readChain(inner);
      return { end, shown: chain.end === inner.length ? chain.shown : '(intermediate value)' };
    }
    case '[': {
      const end = endOfBrackets(text, 0);
      return { end, shown: end === 2 ? '[]' : '(intermediate value)' };
    }
    case '{': {
      const end = endOfBrackets(text, 0);
      return { end, shown: end === 2 ? '{}' : '(intermediate value)' };
    }
    case '/': {
      const end = endOfLiteral(text, 0);
      return { end, shown: text.slice(0, end) };
    }
    default: return { end: 0, shown: '' };
  }
}

// A chain of members and calls at the beginning of `text`: where it ends, how V8 shows it, and its
// last member: `key` is undefined for a call, null for a key that is only known when it runs.
function readChain(text, stopsAtCall = false) {
  let { end, shown } = readPrimary(text);
  let key;
  let before = shown;
  while (end < text.length && end > 0) {
    const rest = text.slice(end);
    const member = /^\s*(\?)?\.\s*(#?[\w$\u0080-\uffff]+)/.exec(rest);
    const gap = /^\s*(?:\?\.)?\s*/.exec(rest)[0].length;
    if (member !== null) {
      before = shown;
      key = member[2];
      shown += `${member[1] ?? ''}.${key}`;
      end += member[0].length;
    } else if (rest[gap] === '[') {
      const stop = endOfBrackets(rest, gap);
      const inner = rest.slice(gap + 1, stop - 1).trim();
      before = shown;
      if (/^(['"]).*\1$/.test(inner)) {
        key = string(inner);
        shown += `.${key}`;
      } else {
        key = /^\d+$/.test(inner) ? inner : null;
        const chain = readChain(inner);
        shown += `[${chain.end === inner.length ? chain.shown : '(intermediate value)'}]`;
      }
      end += stop;
    } else if (rest[gap] === '(' && !stopsAtCall) {
      before = shown;
      key = undefined;
      shown += '(...)';
      end += endOfBrackets(rest, gap);
    } else break;
  }
  return { end, shown, key, before };
}

// The expression as V8 shows it; its own text where it is none that can be read.
function shown(text) {
  if (/^\s*await\b/.test(text)) return '(intermediate value)';
  const chain = readChain(text.trim());
  return chain.end === text.trim().length ? chain.shown : text.trim();
}

module.exports = { readChain, shown };
