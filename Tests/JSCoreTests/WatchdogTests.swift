import JSCore
import Testing

/// Ending scripts that do not end by themselves.
@Suite struct WatchdogTests {
    private let context = JSContext()
    private let log = Log()

    init() {
        let log = log
        context.globalObject.set(
            "log",
            context.makeFunction("log") { call in
                log.entries.append(call[0].description)
                return nil
            })
    }

    /// Has scripts ended after some processor time.
    private func endScripts(after duration: Duration) {
        let end = ContinuousClock.now + duration
        context.watchExecution(every: 0.02) { ContinuousClock.now >= end }
    }

    @Test(arguments: [
        "for (;;);", "for (let i = 0;; i++) { ({ i }) }",
        "while (true) { try { throw 1 } catch {} }",
        "(function f() { try { f() } catch {} f() })()",
        "(function* () { for (;;) yield })().next(); for (;;);",
        "[1].forEach(() => { for (;;); })", "new Promise(() => { for (;;); })",
        "for (;;) JSON.stringify({ a: [1] })",
    ])
    func anEndlessScriptIsEnded(source: String) throws {
        endScripts(after: .milliseconds(100))
        #expect(throws: JSException.self) { try context.evaluate(source, url: "endless.js") }
    }

    @Test func neitherCatchNorFinallySeesTheEnd() throws {
        endScripts(after: .milliseconds(100))
        #expect(throws: JSException.self) {
            try context.evaluate(
                "try { for (;;); } catch { log('catch') } finally { log('finally') } log('after')",
                url: "endless.js")
        }
        #expect(log.entries.isEmpty)
    }

    @Test func aScriptThatRunsForSecondsIsStillWatched() throws {
        let start = ContinuousClock.now
        endScripts(after: .seconds(3))
        #expect(throws: JSException.self) {
            // Compiled by every tier of the engine long before the end.
            try context.evaluate(
                "let n = 0; for (;;) { n = (n * 31 + 7) % 1000003 }", url: "hot.js")
        }
        let duration = ContinuousClock.now - start
        #expect(duration >= .seconds(3))
        #expect(duration < .seconds(60))
    }

    @Test func anEndlessReactionIsEndedAndThoseBehindItAreDropped() throws {
        context.watchExecution(every: 0.02) { [log] in !log.entries.isEmpty }
        _ = try? context.evaluate(
            """
            Promise.resolve().then(() => { log('begun'); for (;;); }).then(() => log('then'), () => log('catch'));
            Promise.resolve().then(() => log('behind'));
            """, url: "endless.js")
        #expect(log.entries == ["begun"])
    }

    @Test func theContextGoesOnAfterwards() throws {
        for round in 0..<3 {
            endScripts(after: .milliseconds(60))
            #expect(throws: JSException.self) {
                try context.evaluate("for (;;);", url: "endless.js")
            }
            context.watchExecution(every: 0.02) { false }
            let sum = try context.evaluate(
                "let sum\(round) = 0; for (let i = 0; i < 1e6; i++) sum\(round) += i; sum\(round)",
                url: "after.js")
            #expect(sum.number == 499_999_500_000)
            _ = try context.evaluate(
                "Promise.resolve().then(() => log('reaction \(round)'))", url: "after.js")
            #expect(log.entries.last == "reaction \(round)")
            #expect(try context.makeFunction("f") { $0[0] }.call([context.value(1)]).integer == 1)
        }
    }

    @Test func aFunctionCalledByTheHostIsEndedToo() throws {
        let function = try context.evaluate("(() => { for (;;); })", url: "endless.js")
        endScripts(after: .milliseconds(100))
        #expect(throws: JSException.self) { try function.call() }
    }

    @Test func scriptsThatEndAreLeftAlone() throws {
        var questions = 0
        context.watchExecution(every: 0.01) {
            questions += 1
            return false
        }
        context.globalObject.set(
            "questions", context.makeFunction("questions") { $0.context.value(questions) })
        let value = try context.evaluate(
            """
            const end = Date.now() + 120000;
            while (questions() < 4 && Date.now() < end) for (let i = 0; i < 1e5; i++);
            'done'
            """, url: "long.js")
        #expect(value.string == "done")
        #expect(questions >= 4, "it is asked again and again")
    }
}
