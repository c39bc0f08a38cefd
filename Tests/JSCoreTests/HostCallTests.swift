import JSCore
import Testing

/// What a host function reads of the arguments of a call, without keeping them.
@Suite struct HostCallTests {
    private let context = JSContext()

    private func call(_ source: String, _ body: @escaping JSHostBody) throws {
        context.globalObject.set("host", context.makeFunction("host", body))
        try context.evaluate(source, url: "test.js")
    }

    @Test func numbersAndTruthAreReadAsTheEngineConvertsThem() throws {
        var numbers: [Double] = []
        var integers: [Int?] = []
        var truths: [Bool] = []
        try call("host(1.5, '7', null, true, '')") { call in
            numbers = (0..<4).map { call.number($0) }
            integers = [call.integer(0), call.integer(1), call.integer(9)]
            truths = (0..<6).map { call.truthy($0) }
            return nil
        }
        #expect(numbers == [1.5, 7, 0, 1])
        #expect(integers == [nil, 7, nil])
        #expect(truths == [true, true, false, true, false, false])
    }

    @Test(arguments: ["", "plain", "longer than any small string is", "ä€😀", "a\u{0}b"])
    func textIsReadByItsUnits(text: String) throws {
        context.globalObject.set("text", context.value(text))
        var units: [UInt16] = []
        var copy: String?
        try call("host(text)") { call in
            call.withUTF16(0) { found in
                units = found.indices.map { found[$0] }
                copy = found.text(found.indices)
            }
            return nil
        }
        #expect(units == Array(text.utf16))
        #expect(copy == text)
    }

    @Test func loneSurrogatesAreReplaced() throws {
        var text: String?
        try call("host('a\\ud800b')") { call in
            text = call.withUTF16(0) { $0.text($0.indices) }
            return nil
        }
        #expect(text == "a\u{FFFD}b")
    }

    @Test func sharedNumbersAreSeenByBothSides() throws {
        let numbers = JSSharedNumbers(context, count: 2)
        context.globalObject.set("numbers", numbers.array)
        #expect(try context.evaluate("numbers.length", url: "a.js").integer == 2)
        try context.evaluate("numbers[1] = -7", url: "a.js")
        #expect(numbers[0] == 0)
        #expect(numbers[1] == -7)
        numbers[0] = 5
        #expect(try context.evaluate("numbers[0]", url: "a.js").integer == 5)
    }

    @Test func sharedNumbersLiveAsLongAsTheirArray() throws {
        context.globalObject.set("numbers", JSSharedNumbers(context, count: 1).array)
        try context.evaluate("numbers[0] = 3; for (let i = 0; i < 1e5; i++) ({})", url: "a.js")
        #expect(try context.evaluate("numbers[0]", url: "a.js").integer == 3)
    }
}
