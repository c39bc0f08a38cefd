import JSCore
import Testing

/// Who keeps whom: contexts, values, and what the closures of host functions hold.
@Suite struct LifetimeTests {
    /// Something that a closure holds.
    private final class Witness {}

    @Test func aContextGoesWithItsLastReference() throws {
        weak var kept: JSContext?
        do {
            let context = JSContext()
            kept = context
            let value = try context.evaluate(
                "globalThis.f = () => Promise.resolve({})", url: "a.js")
            try value.call()
            #expect(kept != nil)
        }
        #expect(kept == nil)
    }

    @Test func aValueKeepsItsContext() throws {
        weak var kept: JSContext?
        var value: JSValue?
        do {
            let context = JSContext()
            kept = context
            value = try context.evaluate("({ text: 'ä' })", url: "a.js")
        }
        #expect(kept != nil)
        #expect(value?["text"]?.string == "ä")
        value = nil
        #expect(kept == nil)
    }

    @Test func anErrorKeepsItsContext() throws {
        var error: JSException?
        do {
            error = #expect(throws: JSException.self) {
                try JSContext().evaluate("throw new Error('kept')", url: "a.js")
            }
        }
        #expect(error?.description == "Error: kept")
    }

    @Test func listeningForRejectionsKeepsNothingAlive() throws {
        weak var kept: JSContext?
        weak var witness: Witness?
        do {
            let context = JSContext()
            kept = context
            let held = Witness()
            witness = held
            context.onUnhandledRejection { _, _ in _ = held }
            try context.evaluate("Promise.reject(1)", url: "a.js")
        }
        #expect(kept == nil)
        #expect(witness == nil)
    }

    @Test func watchingExecutionKeepsNothingAlive() throws {
        weak var kept: JSContext?
        weak var witness: Witness?
        do {
            let context = JSContext()
            kept = context
            let held = Witness()
            witness = held
            context.watchExecution(every: 0.01) {
                _ = held; return false
            }
            try context.evaluate("for (let i = 0; i < 1e6; i++);", url: "a.js")
        }
        #expect(kept == nil)
        #expect(witness == nil)
    }

    @Test func closuresGoWithTheirContext() throws {
        weak var witness: Witness?
        do {
            let context = JSContext()
            let held = Witness()
            witness = held
            context.globalObject.set(
                "f",
                context.makeFunction("f") { _ in
                    _ = held; return nil
                })
            try context.evaluate("f()", url: "a.js")
        }
        #expect(witness == nil)
    }

    @Test func closuresGoWhenScriptsHoldTheirFunctionsNoMore() throws {
        final class Counter { var count = 0 }
        final class Counted {
            let counter: Counter
            init(_ counter: Counter) { self.counter = counter; counter.count += 1 }
            deinit { counter.count -= 1 }
        }
        let counter = Counter()
        let context = JSContext()
        for _ in 0..<200 {
            let counted = Counted(counter)
            _ = try context.makeFunction("f") { _ in
                _ = counted; return nil
            }.call()
        }
        let kept = context.makeFunction("kept") { _ in context.value(counter.count) }
        defer { context.releaseHostFunctions() }
        // Enough for several collections; a function's room is swept when another one needs room.
        for _ in 0..<200 where counter.count > 20 {
            try context.evaluate(
                "for (let i = 0; i < 2000; i++) new Uint8Array(10000).fill(1)", url: "a.js")
            for _ in 0..<100 { _ = context.makeFunction("other") { _ in nil } }
        }
        // The collector spares what looks like a reference on the stack.
        #expect(counter.count <= 20)
        #expect(try kept.call().integer == counter.count, "one that is held stays")
    }

    @Test func aClosureThatHoldsItsContextIsReleasedByTheHost() throws {
        weak var kept: JSContext?
        weak var witness: Witness?
        var function: JSValue?
        do {
            let context = JSContext()
            kept = context
            let held = Witness()
            witness = held
            let value = context.object()
            function = context.makeFunction("f") { _ in
                _ = held; return value
            }
            context.globalObject.set("f", try #require(function))
            #expect(try context.evaluate("f()", url: "a.js").isObject)
            context.releaseHostFunctions()
        }
        #expect(witness == nil)
        let error = #expect(throws: JSException.self) { try function?.call() }
        #expect(error?.description == "Error: the host has ended this context")
        function = nil
        #expect(kept != nil, "held by the error")
    }

    @Test func aContextWithReleasedFunctionsGoes() throws {
        weak var kept: JSContext?
        do {
            let context = JSContext()
            kept = context
            for _ in 0..<1_000 {
                let function = context.makeFunction("f") { _ in context.null }
                try function.call()
            }
            context.releaseHostFunctions()
        }
        #expect(kept == nil)
    }

    @Test func manyContextsComeAndGo() throws {
        for number in 0..<50 {
            let context = JSContext()
            context.onUnhandledRejection { _, _ in }
            context.globalObject.set("f", context.makeFunction("f") { $0[0] })
            #expect(try context.evaluate("f(\(number))", url: "a.js").integer == number)
        }
    }
}
