import Testing

@testable import NodeRuntime

@Suite("What await waits for is handed on")
struct AwaitOperandsTests {
    @Test(
        "The operand, and nothing behind it",
        arguments: [
            ("await x", "await $await(x)"),
            ("await a.b(1).c[2]`t` + 1", "await $await(a.b(1).c[2]`t`) + 1"),
            ("await f(await g())", "await $await(f(await $await(g())))"),
            ("await await x;", "await $await(await $await(x));"),
            ("!await x && y", "!await $await(x) && y"),
            ("await !x", "await $await(!x)"),
            ("await new A(1).b() ? c : d", "await $await(new A(1).b()) ? c : d"),
            ("await new A\nb", "await $await(new A)\nb"),
            ("await `a${b(`c${d}`)}e`.f, g", "await $await(`a${b(`c${d}`)}e`.f), g"),
            ("await /x/g.test(a)", "await $await(/x/g.test(a))"),
            (
                "await (async () => { await x })()",
                "await $await((async () => { await $await(x) })())"
            ),
            ("await async function () {}()", "await $await(async function () {}())"),
            (
                "await function () { return 1 }.call()",
                "await $await(function () { return 1 }.call())"
            ),
            ("await class extends A {}.b", "await $await(class extends A {}.b)"),
            ("await a?.b?.(c)?.[d]", "await $await(a?.b?.(c)?.[d])"),
            ("await [a, b]", "await $await([a, b])"),
            ("await import('x')", "await $await($imprt('x'))"),
            ("for await (const a of b) {}", "for await (const a of b) {}"),
            ("`${await a}b`", "`${await $await(a)}b`"),
            ("[await a, ...await b]", "[await $await(a), ...await $await(b)]"),
            ("x = { await: 1 }.await", "x = { await: 1 }.await"),
            ("var $await; await x", "var $await; await x"),
        ])
    func operand(_ written: String, _ rewritten: String) throws {
        var rewriter = ModuleRewriter(Array(written.utf8))
        #expect(try rewriter.rewrite().source == rewritten)
        #expect(CommonJSRewriter(Array(written.utf8)).rewrite().source == rewritten)
    }
}
