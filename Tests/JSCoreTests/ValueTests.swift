import JSCore
import Testing

/// Values on their way into the engine and out of it.
@Suite struct ValueTests {
    private let context = JSContext()

    @discardableResult
    private func evaluate(_ source: String) throws -> JSValue {
        try context.evaluate(source, url: "test.js")
    }

    @Test func kindsAreToldApart() throws {
        #expect(context.undefined.isUndefined && context.undefined.isNullish)
        #expect(context.null.isNull && context.null.isNullish && !context.null.isUndefined)
        #expect(!context.value(0).isNullish)
        #expect(try evaluate("[]").isArray && evaluate("[]").isObject)
        #expect(try !evaluate("({length: 0})").isArray)
        #expect(try evaluate("() => 1").isFunction && evaluate("(class {})").isFunction)
        #expect(try !evaluate("({})").isFunction && !evaluate("1").isFunction)
        #expect(try evaluate("'1'").isString && !evaluate("'1'").isNumber)
        #expect(try evaluate("1").isNumber && !evaluate("1n").isNumber)
        #expect(try !evaluate("null").isObject)
    }

    @Test(arguments: ["0", "''", "null", "undefined", "NaN", "0n", "false"])
    func someValuesCountAsFalse(source: String) throws {
        #expect(try !evaluate(source).truthy)
        #expect(try evaluate("!(\(source))").truthy)
    }

    @Test func numbersKeepTheirValue() throws {
        for number in [0, -0.0, 1.5, -1e300, .infinity, 1e-300] {
            #expect(context.value(number).number == number)
        }
        #expect(context.value(Double.nan).number.isNaN)
        #expect(context.value(9_007_199_254_740_991).integer == 9_007_199_254_740_991)
        #expect(context.value(1.5).integer == nil)
        #expect(context.value(Double.nan).integer == nil)
        #expect(try evaluate("1e30").integer == nil)
        #expect(try evaluate("'12'").number == 12)
        #expect(try evaluate("Symbol()").number.isNaN)
        #expect(try evaluate("({ valueOf() { throw 1 } })").number.isNaN)
        #expect(try evaluate("1 + 1").number == 2, "a failed conversion leaves nothing behind")
    }

    @Test(arguments: [
        "", "a", "ä", "€", "😀", "a\u{0}b", "\u{0}", "é\u{0}😀", "\u{FEFF}x", "\r\n\u{2028}",
        String(repeating: "日本語", count: 10_000),
    ])
    func textsComeBackAsTheyWent(text: String) throws {
        let value = context.value(text)
        #expect(value.string == text)
        context.globalObject.set("text", value)
        #expect(try evaluate("text.length").integer == text.utf16.count)
        #expect(try evaluate("Array.from(text).length").integer == text.unicodeScalars.count)
        context.globalObject.set(text, context.value(1))
        #expect(try evaluate("globalThis[text]").integer == 1)
        #expect(context.globalObject[text]?.integer == 1)
    }

    @Test func loneSurrogatesBecomeReplacementCharactersOutside() throws {
        #expect(try evaluate("'a\\ud800b'").string == "a\u{FFFD}b")
        let value = context.value(utf16: [0x61, 0xDC00, 0xD83D, 0xDE00])
        context.globalObject.set("text", value)
        #expect(try evaluate("text === 'a\\udc00😀'").truthy)
        #expect(value.string == "a\u{FFFD}😀")
    }

    @Test func onlyStringsHaveAString() throws {
        #expect(context.value(1).string == nil)
        #expect(context.value(1).description == "1")
        let absent: String? = nil
        #expect(context.value(absent).isUndefined)
        #expect(context.value(absent ?? "x").string == "x")
        #expect(try evaluate("[1, [2, 3]]").description == "1,2,3")
        #expect(try evaluate("Symbol('s')").description == "[object that has no string form]")
        #expect(try evaluate("({ toString() { throw 1 } })").description.contains("no string form"))
    }

    @Test func propertiesAreReadAndWritten() throws {
        let object = context.object(["b": context.value(1), "a": context.value("x")])
        object.set("ünïcode \u{0}", context.null)
        #expect(object.propertyNames == ["b", "a", "ünïcode \u{0}"])
        #expect(object["b"]?.integer == 1)
        #expect(object["ünïcode \u{0}"]?.isNull == true)
        #expect(object["absent"] == nil)
        #expect(try object.get("absent").isUndefined)
        context.globalObject.set("object", object)
        #expect(
            try evaluate("JSON.stringify(object)").string
                == "{\"b\":1,\"a\":\"x\",\"ünïcode \\u0000\":null}")
    }

    @Test func aGetterThatThrowsThrowsOrIsAbsent() throws {
        let object = try evaluate("({ get bad() { throw new Error('no') } })")
        #expect(object["bad"] == nil)
        let error = #expect(throws: JSException.self) { try object.get("bad") }
        #expect(error?.description == "Error: no")
    }

    @Test func propertiesOfOtherValuesAreThoseThatScriptsSee() throws {
        #expect(try context.value("four").get("length").integer == 4)
        #expect(try context.value(1).get("toFixed").isFunction)
        for value in [context.undefined, context.null] {
            let error = #expect(throws: JSException.self) { try value.get("x") }
            #expect(error?.value.isInstance(of: "TypeError") == true)
        }
        context.value(1).set("x", context.null)
        #expect(context.value(1)[0].isUndefined)
        #expect(context.value("text")["length"] == nil)
        #expect(context.value("text").propertyNames.isEmpty)
    }

    @Test func arraysHaveElements() throws {
        let array = context.array([context.value(1), context.null, context.value("x")])
        #expect(array.elements.map(\.description) == ["1", "null", "x"])
        #expect(array[2].string == "x")
        #expect(array[3].isUndefined)
        #expect(array[-1].isUndefined)
        #expect(array[1 << 40].isUndefined)
        #expect(context.array([]).elements.isEmpty)
        #expect(try evaluate("({ length: -1 })").elements.isEmpty)
        #expect(try evaluate("({ length: 2, 0: 1 })").elements.isEmpty)
        context.globalObject.set("array", array)
        #expect(try evaluate("Array.isArray(array) && array.length === 3").truthy)
    }

    @Test func identityIsThatOfScripts() throws {
        let object = context.object()
        context.globalObject.set("object", object)
        #expect(try evaluate("object").isIdentical(to: object))
        #expect(!context.object().isIdentical(to: object))
        #expect(context.value("a").isIdentical(to: context.value("a")))
        #expect(!context.value(.nan).isIdentical(to: context.value(.nan)))
    }

    @Test func instancesAreJudgedByTheirConstructor() throws {
        #expect(try evaluate("new TypeError('x')").isInstance(of: "Error"))
        #expect(try !evaluate("new Error('x')").isInstance(of: "TypeError"))
        #expect(try !evaluate("1").isInstance(of: "Number"))
        #expect(try !evaluate("[]").isInstance(of: "Absent"))
        try evaluate("globalThis.shadow = 1")
        #expect(try !evaluate("[]").isInstance(of: "shadow"))
    }

    @Test func aProxyTellsItsTarget() throws {
        let target = try evaluate("globalThis.target = {}; target")
        let proxied = try #require(try evaluate("new Proxy(target, {})").proxyTarget)
        #expect(proxied.isIdentical(to: target))
        #expect(target.proxyTarget == nil)
        #expect(context.value(1).proxyTarget == nil)
    }

    @Test func bytesGoBothWays() throws {
        let bytes = (0...255).map(UInt8.init)
        let array = context.uint8Array(bytes)
        #expect(array.bytes == bytes)
        context.globalObject.set("array", array)
        #expect(try evaluate("array instanceof Uint8Array && array.length === 256").truthy)
        #expect(try evaluate("array.every((byte, index) => byte === index)").truthy)
        #expect(context.uint8Array([]).bytes == [])
        #expect(try evaluate("array.subarray(250, 253)").bytes == [250, 251, 252])
        #expect(try evaluate("array.subarray(256)").bytes == [])
        #expect(try evaluate("new Uint16Array([1, 0x203])").bytes == [1, 0, 3, 2])
        #expect(try evaluate("new Uint8Array(array.buffer, 16, 2)").bytes == [16, 17])
        #expect(try evaluate("array.buffer").bytes == nil)
        #expect(try evaluate("[1, 2]").bytes == nil)
        #expect(context.value("x").bytes == nil)
        try evaluate("array[0] = 77")
        #expect(array.bytes?.first == 77)
        #expect(bytes[0] == 0, "the engine has a copy")
    }

    @Test func bytesAreWrittenIntoAnArray() throws {
        try evaluate("globalThis.array = new Uint8Array(6)")
        let part = try evaluate("array.subarray(1, 5)")
        part.write([1, 2], at: 1)
        #expect(try evaluate("array.join()").string == "0,0,1,2,0,0")
        part.write([7, 8, 9], at: 2)
        part.write([5], at: -1)
        part.write([5], at: 4)
        #expect(try evaluate("array.join()").string == "0,0,1,7,8,0")
        context.value("text").write([1], at: 0)
    }

    @Test func numbersGoInAsTypedArrays() throws {
        context.globalObject.set("array", context.int32Array([1, -1, .max, .min]))
        #expect(try evaluate("array instanceof Int32Array").truthy)
        #expect(try evaluate("array.join()").string == "1,-1,2147483647,-2147483648")
        context.globalObject.set("empty", context.int32Array([]))
        #expect(try evaluate("empty.length").integer == 0)
    }

    @Test func bytesOfADetachedArrayAreNone() throws {
        try evaluate("globalThis.array = new Uint8Array([1, 2]); array.buffer.transfer()")
        #expect(try evaluate("array").bytes == [])
    }
}
