function f() {} f.extra = 1; export { f as 'module.exports', f as default };
