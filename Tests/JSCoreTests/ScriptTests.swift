import JSCore
import Testing

/// Scripts: their values, their errors, and the functions that the host gives them.
@Suite struct ScriptTests {
    private let context = JSContext()

    @discardableResult
    private func evaluate(_ source: String) throws -> JSValue {
        try context.evaluate(source, url: "/project/test.js")
    }

    @Test func aScriptHasACompletionValue() throws {
        #expect(try evaluate("1; 2 + 3").integer == 5)
        #expect(try evaluate("").isUndefined)
        #expect(try evaluate("var x = 'ä€😀'; x").string == "ä€😀")
        #expect(try evaluate("x").string == "ä€😀", "globals stay")
    }

    @Test func contextsShareNothing() throws {
        try evaluate("globalThis.mark = 1")
        #expect(try JSContext().evaluate("typeof mark", url: "a.js").string == "undefined")
    }

    @Test(arguments: ["'text'", "null", "undefined", "42", "Symbol('s')"])
    func anyValueCanBeThrown(source: String) throws {
        let thrown = #expect(throws: JSException.self) { try evaluate("throw \(source)") }
        let value = try evaluate("typeof (\(source))")
        context.globalObject.set("thrown", try #require(thrown).value)
        #expect(try evaluate("typeof thrown").string == value.string)
    }

    @Test func anErrorHasItsLineAndSource() throws {
        let error = #expect(throws: JSException.self) {
            try evaluate("\n\n  throw new RangeError('far')")
        }
        let value = try #require(error?.value)
        #expect(error?.description == "RangeError: far")
        #expect(value["line"]?.integer == 3)
        #expect(value["sourceURL"]?.string == "/project/test.js")
        #expect(value["stack"]?.description.contains("/project/test.js:3:") == true)
    }

    @Test func aSyntaxErrorIsFoundWithoutRunning() throws {
        let error = try #require(context.checkSyntax(of: "mark = 1;\nlet let = 1", url: "a.js"))
        #expect(error.value["line"]?.integer == 2)
        #expect(error.value.isInstance(of: "SyntaxError"))
        #expect(context.checkSyntax(of: "globalThis.mark = 1", url: "a.js") == nil)
        #expect(try evaluate("typeof mark").string == "undefined")
        #expect(throws: JSException.self) { try evaluate("(") }
    }

    @Test func functionsAreCalledWithArgumentsAndThis() throws {
        let function = try evaluate("(function (...all) { return this.mark + all.join() })")
        let receiver = context.object(["mark": context.value("m:")])
        let numbers = (0..<1_000).map { context.value($0) }
        #expect(
            try function.call(this: receiver, numbers).string
                == "m:" + (0..<1_000).map(String.init).joined(separator: ","))
        try evaluate("globalThis.mark = 'g:'")
        #expect(try function.call().string == "g:")
        for other in [context.undefined, context.null, context.value(1), context.value("x")] {
            #expect(try function.call(this: other).string == "g:")
        }
    }

    @Test func whatIsNoFunctionThrowsWhenCalled() throws {
        for value in [
            context.undefined, context.null, context.value(1), context.value("x"), context.object(),
        ] {
            let error = #expect(throws: JSException.self) { try value.call() }
            #expect(error?.description.contains("is not a function") == true)
        }
        #expect(throws: JSException.self) { try evaluate("class A {}; A").call() }
    }

    @Test func hostFunctionsAreFunctionsToScripts() throws {
        let function = context.makeFunction("sum") { call in
            call.context.value(call.arguments.reduce(0) { $0 + $1.number })
        }
        context.globalObject.set("sum", function)
        #expect(try evaluate("typeof sum").string == "function")
        #expect(try evaluate("sum.name").string == "sum")
        #expect(try evaluate("sum instanceof Function").truthy)
        #expect(try evaluate("sum()").number == 0)
        #expect(try evaluate("sum(1, 2, 3.5)").number == 6.5)
        #expect(
            try evaluate("sum.call(null, 1) + sum.apply(null, [2]) + sum.bind(null, 3)()").number
                == 6)
        #expect(
            try evaluate("sum(...Array.from({ length: 5000 }, (_, i) => i))").number == 12_497_500)
        #expect(try evaluate("[1, 2].map((x) => sum(x, x)).join()").string == "2,4")
        #expect(throws: JSException.self) { try evaluate("new sum()") }
    }

    @Test func missingArgumentsAreUndefinedAndNoResultIsToo() throws {
        var seen: [Bool] = []
        let function = context.makeFunction("f") { call in
            seen = [call[0].isUndefined, call[7].isUndefined]
            return nil
        }
        #expect(try function.call().isUndefined)
        #expect(seen == [true, true])
    }

    @Test func whatAHostFunctionThrowsIsCaughtByTheScript() throws {
        let thrown = context.object(["code": context.value("E")])
        let function = context.makeFunction("f") { (_) throws(JSException) in
            throw JSException(value: thrown)
        }
        context.globalObject.set("f", function)
        context.globalObject.set("thrown", thrown)
        #expect(try evaluate("try { f(); 1 } catch (error) { error === thrown }").truthy)
        let error = #expect(throws: JSException.self) { try evaluate("f()") }
        #expect(error?.value.isIdentical(to: thrown) == true)
        #expect(try evaluate("1 + 1").integer == 2)
    }

    @Test func hostAndScriptCallEachOtherDeeply() throws {
        let function = context.makeFunction("down") { (call) throws(JSException) in
            let depth = call[0].number
            return depth == 0
                ? call.context.value("bottom") : try call[1].call([call.context.value(depth - 1)])
        }
        context.globalObject.set("down", function)
        #expect(try evaluate("const go = (n) => down(n, go); go(50)").string == "bottom")
        try evaluate(
            "const fail = (n) => { if (n === 0) throw new Error('deep'); return down(n, fail) }")
        let error = #expect(throws: JSException.self) { try evaluate("fail(50)") }
        #expect(error?.description == "Error: deep")
    }

    @Test func endlessRecursionIsAnError() throws {
        let error = #expect(throws: JSException.self) { try evaluate("(function f() { f() })()") }
        #expect(error?.value.isInstance(of: "RangeError") == true)
        #expect(try evaluate("2").integer == 2)
    }

    @Test func anErrorOfTheHostIsAnError() throws {
        let error = context.error("ä message")
        #expect(error.isInstance(of: "Error"))
        #expect(error["message"]?.string == "ä message")
    }
}
