import JSCore
import Testing

/// Promises: when reactions run, what a settlement tells, and which rejections nobody handles.
@Suite struct PromiseTests {
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

    @discardableResult
    private func evaluate(_ source: String) throws -> JSValue {
        try context.evaluate(source, url: "test.js")
    }

    @Test func reactionsRunInOrderOnceTheScriptIsDone() throws {
        try evaluate(
            """
            Promise.resolve().then(() => log('first')).then(() => log('third'));
            Promise.resolve().then(() => log('second'));
            log('script');
            """)
        #expect(log.entries == ["script", "first", "second", "third"])
    }

    @Test func aCallOfTheHostWithinAScriptRunsNoReactions() throws {
        let context = context
        context.globalObject.set(
            "host",
            context.makeFunction("host") { (_) throws(JSException) in
                try context.evaluate("Promise.resolve().then(() => log('reaction'))", url: "b.js")
            })
        try evaluate("host(); log('script')")
        #expect(log.entries == ["script", "reaction"])
    }

    @Test func aPromiseOfTheHostIsSettledFromOutside() throws {
        let fulfilled = try context.makePromise()
        let rejected = try context.makePromise()
        context.globalObject.set("fulfilled", fulfilled.promise)
        context.globalObject.set("rejected", rejected.promise)
        try evaluate("fulfilled.then(log); rejected.catch((error) => log('caught ' + error))")
        #expect(log.entries.isEmpty)
        fulfilled.resolve(context.value("value"))
        #expect(log.entries == ["value"])
        rejected.reject(context.value("reason"))
        rejected.resolve(context.value("too late"))
        #expect(log.entries == ["value", "caught reason"])
    }

    @Test func aSettlementTellsWhatBecame() throws {
        let deferred = try context.makePromise()
        let settlement = JSSettlement(of: deferred.promise)
        #expect(settlement.result == nil)
        deferred.resolve(context.value(5))
        #expect(try settlement.result?.get().integer == 5)
        let failed = JSSettlement(of: try evaluate("(async () => { throw 'no' })()"))
        let error = #expect(throws: JSException.self) { try failed.result?.get() }
        #expect(error?.description == "no")
    }

    @Test func aSettlementTakesAnyValueAndThenable() throws {
        #expect(try JSSettlement(of: context.value(1)).result?.get().integer == 1)
        #expect(try JSSettlement(of: context.undefined).result?.get().isUndefined == true)
        let thenable = try evaluate("({ then(ok, bad) { ok('a'); bad('b'); ok('c') } })")
        #expect(try JSSettlement(of: thenable).result?.get().string == "a")
        let throwing = try evaluate("({ then() { throw 'thrown' } })")
        let error = #expect(throws: JSException.self) {
            try JSSettlement(of: throwing).result?.get()
        }
        #expect(error?.description == "thrown")
        #expect(try JSSettlement(of: evaluate("({ then: 1 })")).result?.get().isObject == true)
    }

    @Test func aSettlementNobodyHoldsIsNotKeptByItsPromise() throws {
        let deferred = try context.makePromise()
        weak var kept: JSSettlement?
        do {
            let settlement = JSSettlement(of: deferred.promise)
            kept = settlement
        }
        #expect(kept == nil)
        deferred.resolve(context.null)
    }

    @Test func rejectionsThatNobodyHandlesAreReported() throws {
        let log = log
        context.onUnhandledRejection { promise, reason in
            log.entries.append("unhandled \(reason) \(promise.isInstance(of: "Promise"))")
        }
        try evaluate("Promise.reject('a'); (async () => { throw 'b' })(); log('script')")
        #expect(log.entries == ["script", "unhandled a true", "unhandled b true"])
        log.entries = []
        try evaluate("Promise.reject('c').catch(() => log('handled'))")
        try evaluate(
            "const late = Promise.reject('d'); Promise.resolve().then(() => late.catch(log))")
        #expect(log.entries == ["handled", "d"])
    }

    @Test func theReportOutlivesCollections() throws {
        let log = log
        context.onUnhandledRejection { _, reason in log.entries.append(reason.description) }
        for _ in 0..<20 { try evaluate("for (let i = 0; i < 1e5; i++) ({ i })") }
        try evaluate("Promise.reject('still seen')")
        #expect(log.entries == ["still seen"])
    }

    @Test func theStateOfAPromiseIsTold() throws {
        try #require(context.tellsPromiseStates)
        guard case .fulfilled(let value)? = try evaluate("Promise.resolve('v')").promiseState else {
            Issue.record("not fulfilled")
            return
        }
        #expect(value.string == "v")
        guard case .pending? = try evaluate("new Promise(() => {})").promiseState else {
            Issue.record("not pending")
            return
        }
        guard
            case .rejected(let reason)? = try evaluate("globalThis.p = Promise.reject('r'); p")
                .promiseState
        else {
            Issue.record("not rejected")
            return
        }
        #expect(reason.string == "r")
        #expect(try !evaluate("p").isHandledPromise)
        #expect(try evaluate("p.catch(() => {}); p").isHandledPromise)
        for source in ["({ then() {} })", "1", "'text'", "null", "() => {}", "new Proxy(p, {})"] {
            #expect(try evaluate(source).promiseState == nil)
        }
    }
}

/// What callbacks saw.
final class Log {
    var entries: [String] = []
}
