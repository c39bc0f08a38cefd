import NodeRuntime
import Postgres

/// A server's answer in the form that scripts take it.
struct GatewayAnswer {
    /// The results, or the error.
    let result: Result<[GatewayResult], GatewayFailure>

    init(_ reply: Reply) {
        if let error = reply.error {
            result = .failure(GatewayFailure(error))
        } else {
            result = .success(reply.results.map { GatewayResult($0) })
        }
    }
}

extension GatewayRequest {
    /// The values as the connection takes them.
    var parameters: [Parameter] {
        values.map { value in
            switch value {
            case .null: .null
            case .text(let text): .text(text)
            case .bytes(let bytes): .binary(bytes)
            }
        }
    }

    /// The request as the connection takes it: the simple protocol where there are no values and
    /// nothing else asks for the extended one, as node-postgres decides.
    var request: Request {
        isExtended ? .pipeline([.query(text, parameters)]) : .simple(text)
    }

    /// Takes rows in the form in which a connection gives them.
    var rowReceiver: (RowBatch) -> Void {
        { [rows] batch in rows(GatewayRows(batch)) }
    }
}

extension GatewayRows {
    /// Rows in the form that scripts take them.
    init(_ batch: RowBatch) {
        self.init(
            fields: batch.columns.map { GatewayField($0) }, isFirst: batch.isFirst,
            values: GatewayValues(batch.values))
    }
}

extension GatewayValues {
    /// Values in the form that scripts take them.
    init(_ values: JoinedValues) {
        let kinds = values.kinds.map { kind in
            switch kind {
            case .text: "t"
            case .parsed: "p"
            case .number: "n"
            case .time: "d"
            }
        }
        self.init(
            kinds: kinds.joined(), text: values.text, parsedText: values.parsedText,
            lengths: values.lengths, numbers: values.numbers)
    }
}

extension GatewayField {
    /// A column as node-postgres describes it.
    init(_ column: ResultColumn) {
        self.init(
            name: column.name, tableID: Int(column.tableOID), columnID: column.tableColumn,
            dataTypeID: Int(column.typeOID), dataTypeSize: column.typeSize,
            dataTypeModifier: column.typeModifier)
    }
}
