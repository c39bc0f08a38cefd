import Testing

@testable import NodeRuntime

@Suite("Caught errors are shown to the runtime")
struct CatchClausesTests {
    @Test(
        "Behind the brace of a clause that names its error",
        arguments: [
            ("try { a() } catch (e) { b() }", "try { a() } catch (e) {$caught(e); b() }"),
            ("try{a()}catch(err){\n}", "try{a()}catch(err){$caught(err);\n}"),
            (
                "try {} catch (é) {} try {} catch (f) {}",
                "try {} catch (é) {$caught(é);} try {} catch (f) {$caught(f);}"
            ),
            ("try {} catch {}", "try {} catch {}"),
            ("try {} catch ({ message }) {}", "try {} catch ({ message }) {}"),
            ("p.catch(e)\n{ }", "p.catch(e)\n{ }"),
            ("class A { catch(e) { return e } }", "class A { catch(e) { return e } }"),
            ("// catch (e) {", "// catch (e) {"),
            (
                "x = 'catch (e) {'; try {} catch (e) {}",
                "x = 'catch (e) {'; try {} catch (e) {$caught(e);}"
            ),
            ("var $caught; try {} catch (e) {}", "var $caught; try {} catch (e) {}"),
        ])
    func source(_ written: String, _ rewritten: String) throws {
        #expect(CommonJSRewriter(Array(written.utf8)).rewrite().source == rewritten)
        var rewriter = ModuleRewriter(Array(written.utf8))
        #expect(try rewriter.rewrite().source == rewritten)
    }

    @Test("Where a line goes on behind the brace, its columns have moved")
    func insertions() {
        let source = "try {} catch (e) {\n} try {} catch (é) { x }"
        let result = CommonJSRewriter(Array(source.utf8)).rewrite()
        #expect(result.movedColumns == [.init(line: 2, column: 21, length: 11)])
    }
}
