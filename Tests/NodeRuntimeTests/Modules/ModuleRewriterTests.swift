import Testing

@testable import NodeRuntime

private func rewrite(_ source: String) throws -> RewrittenModule {
    var rewriter = ModuleRewriter(Array(source.utf8))
    return try rewriter.rewrite()
}

@Suite("Rewriting ES modules")
struct ModuleRewriterTests {
    @Test(
        "Declarations become what they declare, at the columns they had",
        arguments: [
            ("import a from 'b'; c", ";                ; c"),
            ("import 'b'\nc", ";         \nc"),
            ("export const a = 1;", "       const a = 1;"),
            ("export function f() {}", "       function f() {}"),
            ("export { a }; var a", ";           ; var a"),
            ("export default 1;", "const  $deflt= 1;"),
            ("export default[1]", "const  $deflt=[1]"),
            ("export default function () {}", "function $deflt         () {}"),
            ("export default function() {}", "function $deflt        () {}"),
            ("export default class {}", "class $deflt         {}"),
            ("export default async function* () {}", "async function * $deflt        () {}"),
            ("export default function f() {}", "               function f() {}"),
            ("export\ndefault\nfunction () {}", "      \n       \nfunction $deflt () {}"),
            ("import.meta.url", "$meta      .url"),
            ("import('x')", "$imprt('x')"),
            ("#!x\na", "//x\na"),
            ("export * from /* é */ 'é'; x", ";             /* é */    ; x"),
        ])
    func rewriting(_ source: String, _ expected: String) throws {
        #expect(try rewrite(source).source == expected)
    }

    @Test("Every line, and every token that stays, keeps its place", arguments: ModuleCases.all)
    func positions(_ source: String) {
        guard let module = try? rewrite(source) else { return }
        let before = SourceLines(Array(source.utf8))
        let after = SourceLines(Array(module.source.utf8))
        #expect(before.count == after.count)
        let words = { (text: String) in places(of: text).filter { $0.key.hasPrefix("console") } }
        if source.contains("\u{FEFF}") { return }
        let moved = words(module.source).mapValues { places in
            places.map { (line, column) in
                module.movedColumns.reversed().reduce((line, column)) { place, insertion in
                    let isBehind = place.0 == insertion.line && place.1 > insertion.column
                    return (place.0, place.1 - (isBehind ? insertion.length : 0))
                }
            }
        }
        #expect(
            words(source).mapValues { $0.map { [$0.0, $0.1] } }
                == moved.mapValues { $0.map { [$0.0, $0.1] } })
    }

    private func places(of source: String) -> [String: [(line: Int, column: Int)]] {
        let bytes = Array(source.utf8)
        let lines = SourceLines(bytes)
        var lexer = JavaScriptLexer(bytes)
        var result: [String: [(line: Int, column: Int)]] = [:]
        while true {
            let token = lexer.next()
            if token.kind == .end { return result }
            guard token.kind == .word else { continue }
            let place = lines.position(of: token.start)
            let text = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
            result[text, default: []].append(place)
        }
    }

    @Test("Imports are told with their places")
    func imports() throws {
        let module = try rewrite(
            "import d, { a, 'b c' as e } from 'm' with { type: 'json' };\nimport * as n from './n';"
        )
        #expect(module.requests.map(\.specifier) == ["m", "./n"])
        #expect(
            module.requests[0].attributes == [RewrittenModule.Attribute(key: "type", value: "json")]
        )
        #expect(module.imports.map(\.local) == ["d", "a", "e", "n"])
        #expect(module.imports.map(\.imported) == ["default", "a", "b c", "*"])
        #expect(module.imports.map(\.column) == [8, 13, 16, 8])
        #expect(module.imports.map(\.line) == [1, 1, 1, 2])
    }

    @Test(
        "Names bound by declarations are exported",
        arguments: [
            ("export const { a: x, b: { c: y = 1 }, ...z } = {}", ["x", "y", "z"]),
            ("export const [a, , b = [1, 2], [c], ...d] = []", ["a", "b", "c", "d"]),
            ("export let a = (1, 2), b = [3, 4], c\nd, e", ["a", "b", "c"]),
            ("export const f = (x, y) => { x, y }, g = 1\nh, i", ["f", "g"]),
            (
                "export const f = class X extends Y { a = 1 }, g = `${1, 2}`, h = /,/",
                ["f", "g", "h"]
            ),
            ("export async function* f() {}", ["f"]),
            ("export class C {}", ["C"]),
        ])
    func exportedNames(_ source: String, _ names: [String]) throws {
        #expect(try rewrite(source).localExports.map(\.exported) == names)
    }

    @Test(
        "Only variables that nothing assigns are constant",
        arguments: [
            ("export const a = 1", true), ("export let a = 1", true),
            ("export let a = 1; a = 2", false), ("export let a = 1; a++", false),
            ("export let a = 1; --a", false), ("export let a = 1; [a] = [2]", false),
            ("export let a; ({ a } = {})", false), ("export let a; for (a of []);", false),
            ("export function a() {}", true), ("export function a() {} a = 1", false),
            ("export let a = 1; b.a = 2", true), ("export let a = 1; a === 2", true),
            ("export let a = 1; a ||= 2", false), ("class a {} export { a }", true),
        ])
    func constants(_ source: String, _ isConstant: Bool) throws {
        #expect(try rewrite(source).localExports.map(\.isConstant) == [isConstant])
    }

    @Test(
        "Faults are told as Node tells them, with their place",
        arguments: [
            ("import { a from 'b'", "Unexpected identifier 'from'", 1, 12),
            ("import a b", "Unexpected identifier 'b'", 1, 10),
            ("export const a = 1;\nexport { a };", "Duplicate export of 'a'", 2, 10),
            ("export { nothing };", "Export 'nothing' is not defined in module", 1, 10),
            ("import { a } from 'b';\nlet a = 1", "Identifier 'a' has already been declared", 2, 5),
            ("if (a) { import b from 'c' }", "Unexpected identifier 'b'", 1, 17),
            ("é = 1; <!-- x", "HTML comments are not allowed in modules", 1, 8),
            ("return 1", "Illegal return statement", 1, 1),
        ])
    func faults(_ source: String, _ message: String, _ line: Int, _ column: Int) {
        #expect(
            throws: ModuleSyntaxError(message: message, line: line, column: column),
            performing: { _ = try rewrite(source) })
    }

    @Test("An await counts only outside functions with a block")
    func awaits() throws {
        #expect(try rewrite("async function f() { await 1 }").mayAwait == false)
        #expect(try rewrite("export const up = async () => { await 1 }").mayAwait == false)
        #expect(try rewrite("if (a) { await 1 }").mayAwait)
        #expect(try rewrite("const o = { await: 1 }; o.await").mayAwait == false)
    }

    @Test("Names put in occur nowhere in the source")
    func freshNames() throws {
        let module = try rewrite("const $deflt = 1, $defl0 = 2; export default 3")
        #expect(module.names.defaultExport == "$defl1")
        #expect(module.source.hasSuffix("const  $defl1= 3"))
    }

    @Test("The description is JSON")
    func metadata() throws {
        let text = try rewrite("import { a as b } from '\\u0022\\n'; export { b }").metadata
        #expect(text.contains(#""specifier":"\"\u000a""#))
        #expect(text.contains(#""indirectExports":[{"exported":"b","request":0,"imported":"a""#))
    }
}

@Suite("Preparing CommonJS")
struct CommonJSRewriterTests {
    @Test(
        "Module syntax is found, and only there",
        arguments: [
            ("import x from 'y'", true), ("export const a = 1", true), ("import.meta.url", true),
            ("const x = `import y from 'z'`", false), ("import('x')", false),
            ("o.import; ({ export: 1, import() {} })", false), ("// import x from 'y'", false),
            ("exports.a = 1; module.exports = 2", false), ("class A { export = 1 }", false),
        ])
    func moduleSyntax(_ source: String, _ expected: Bool) {
        #expect(CommonJSRewriter(Array(source.utf8)).rewrite().hasModuleSyntax == expected)
    }

    @Test("Only import() and a hashbang change")
    func rewriting() {
        let result = CommonJSRewriter(Array("#!x\nimport('a'); o.import('b')".utf8)).rewrite()
        #expect(result.source == "//x\n$imprt('a'); o.import('b')")
        #expect(result.usesDynamicImport)
    }
}
