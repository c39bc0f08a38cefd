internal import JSCore

/// Reads a query that internal/pg/packing has put into one string, as each further value would be a
/// call of the engine's.
///
/// The string is a letter for the task, and then parts: text, name, values. A part is its length in UTF-16
/// code units, a colon, and its text; `n` is NULL, and `b` the next of the buffers.
enum PackedQuery {
    /// The request; nil where the string is not in this form.
    static func read(_ units: Span<UInt16>, buffers: JSValue) -> GatewayRequest? {
        guard let first = units.isEmpty ? nil : units[0] else { return nil }
        // A capital says that numbers may come as numbers.
        let task = first | 0x20
        var reader = Reader(buffers: buffers)
        guard case .text(let text)? = reader.next(in: units) else { return nil }
        var name: String?
        if case .text(let given)? = reader.next(in: units) { name = given }
        var values: [GatewayRequest.Value] = []
        while let value = reader.next(in: units) { values.append(value) }
        guard reader.position == units.count else { return nil }
        var request = GatewayRequest(
            text: text, values: values, name: name, isExtended: task == letter("x"))
        request.wantsNumbers = first != task
        switch task {
        case letter("s"), letter("x"): break
        case letter("d"): request.task = .openCursor(name ?? "")
        case letter("f"): request.task = .fetch(name ?? "", count: Int(text) ?? 0)
        case letter("c"): request.task = .closeCursor(name ?? "")
        case letter("i"): request.task = .copy(GatewayCopy(isFromScript: true))
        case letter("o"): request.task = .copy(GatewayCopy(isFromScript: false))
        default: return nil
        }
        return request
    }

    private static func letter(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(scalar.value) }

    private struct Reader {
        let buffers: JSValue
        var position = 1
        private var bufferCount = 0

        init(buffers: JSValue) { self.buffers = buffers }

        mutating func next(in units: Span<UInt16>) -> GatewayRequest.Value? {
            guard position < units.count else { return nil }
            switch units[position] {
            case letter("n"):
                position += 1
                return .null
            case letter("b"):
                position += 1
                defer { bufferCount += 1 }
                return .bytes(buffers[bufferCount].bytes ?? [])
            default: return nextText(in: units).map { .text($0) }
            }
        }

        private mutating func nextText(in units: Span<UInt16>) -> String? {
            var length = 0
            while position < units.count, units[position] != letter(":") {
                guard (letter("0")...letter("9")).contains(units[position]) else { return nil }
                length = length * 10 + Int(units[position] - letter("0"))
                position += 1
            }
            let start = position + 1
            guard start + length <= units.count else { return nil }
            position = start + length
            return units.text(start..<position)
        }
    }
}
