internal import JSCore

/// Brings what databases answer into the engine, one call for each answer.
///
/// The receiver is a function of the `pg` module, made an entrance by internal/process/ticks: (number of the query,
/// kind, content), with the kinds of internal/pg/answers.
final class DatabaseAnswers {
    /// What an answer is; the same numbers are in internal/pg/answers.
    private enum Kind: Int {
        case results, failure, rows, copyReady, copyRoom, copyData
    }

    /// The function that takes the answers.
    var receiver: JSValue?
    /// The COPYs that are going on, by the number of their queries.
    private(set) var copies: [Double: GatewayCopy] = [:]

    /// Who asked, by the number of the query, where that is not the script that ran then.
    private var askers: [Double: ActingScript] = [:]
    /// The latest tag alone: a loop of statements is answered with the same again and again.
    private var latestTag: (text: String, value: JSValue)?
    private unowned let runtime: NodeRuntime
    private var context: JSContext { runtime.context }

    init(runtime: NodeRuntime) { self.runtime = runtime }

    /// Lets go of the engine's values.
    func release() {
        receiver = nil
        latestTag = nil
        copies = [:]
    }

    /// Notes who asks a query.
    func expect(_ number: Double) {
        if runtime.leftBehindBy != nil { askers[number] = runtime.acting }
    }

    /// Tells the end of a query.
    func settle(_ number: Double, _ result: Result<[GatewayResult], GatewayFailure>) {
        if !copies.isEmpty { copies[number] = nil }
        defer { if !askers.isEmpty { askers[number] = nil } }
        guard !runtime.isEnding else { return }
        switch result {
        case .success(let results): tell(number, .results, value(of: results))
        case .failure(let failure): tell(number, .failure, runtime.value(of: failure))
        }
    }

    /// Hands rows over that have come of a result.
    func deliver(_ rows: GatewayRows, to number: Double) {
        guard !runtime.isEnding else { return }
        let fields = rows.isFirst ? context.value(Self.description(of: rows.fields)) : context.null
        tell(number, .rows, context.array([fields, values(rows.values)]))
    }

    /// Hears of what happens in a COPY.
    func connect(_ copy: GatewayCopy, _ number: Double) {
        copies[number] = copy
        copy.onReady = { self.tell(number, .copyReady, nil) }
        copy.onRoom = { self.tell(number, .copyRoom, nil) }
        copy.onData = { bytes in
            guard !self.runtime.isEnding else { return }
            self.tell(number, .copyData, self.context.uint8Array(bytes))
        }
    }

    private func tell(_ number: Double, _ kind: Kind, _ content: JSValue?) {
        guard let receiver, !runtime.isEnding else { return }
        var arguments = [context.value(number), context.value(kind.rawValue)]
        if let content { arguments.append(content) }
        let asker = askers.isEmpty ? nil : askers[number]
        runtime.enter(entrance: receiver, arguments, for: asker ?? runtime.acting)
    }

    // MARK: - Values

    /// The command tag of a single result without columns; else an array with four entries for each
    /// result: tag, fields, rows, whether rows were handed over before.
    private func value(of results: [GatewayResult]) -> JSValue {
        if let result = results.first, results.count == 1, result.fields.isEmpty {
            return value(ofTag: result.tag)
        }
        return context.array(
            results.flatMap { result in
                [
                    context.value(result.tag),
                    result.fields.isEmpty
                        ? context.null : context.value(Self.description(of: result.fields)),
                    values(result.values), context.value(result.hasEarlierRows),
                ]
            })
    }

    private func value(ofTag tag: String) -> JSValue {
        if let latestTag, latestTag.text == tag { return latestTag.value }
        let value = context.value(tag)
        latestTag = (tag, value)
        return value
    }

    /// Rows as internal/pg/row-reader reads them: text and lengths, and behind them, where numbers
    /// cross as such, the columns' kinds, the text that is only parsed, and the numbers.
    private func values(_ values: GatewayValues) -> JSValue {
        guard !values.isEmpty else { return context.null }
        var parts = [context.value(utf8: values.text), context.int32Array(values.lengths)]
        if !values.kinds.isEmpty {
            parts += [
                context.value(values.kinds), context.value(utf8: values.parsedText),
                context.float64Array(values.numbers),
            ]
        }
        return context.array(parts)
    }

    /// Columns as internal/pg/fields reads them: the name's length, the name, and the numbers.
    private static func description(of fields: [GatewayField]) -> String {
        var text = ""
        for field in fields {
            text += "\(field.name.utf16.count):\(field.name)\(field.tableID),\(field.columnID),"
            text += "\(field.dataTypeID),\(field.dataTypeSize),\(field.dataTypeModifier);"
        }
        return text
    }
}
