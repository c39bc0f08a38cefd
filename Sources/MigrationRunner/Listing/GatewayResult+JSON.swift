import MigrationKit
import NodeRuntime

extension GatewayRows {
    /// Reads what ``json`` has written.
    init(_ json: JSON) {
        self.init(
            fields: json["fields"]?.elements.compactMap(GatewayField.init) ?? [],
            isFirst: json["first"] == true, values: GatewayValues(json["values"] ?? .null))
    }

    /// All of it as a message.
    var json: JSON {
        [
            "fields": .array(fields.map(\.json)), "first": .bool(isFirst), "values": values.json,
        ]
    }
}

extension GatewayResult {
    /// Reads what ``json`` has written.
    init(_ json: JSON) {
        self.init(
            tag: json["tag"]?.string ?? "",
            fields: json["fields"]?.elements.compactMap(GatewayField.init) ?? [],
            values: GatewayValues(json["values"] ?? .null),
            hasEarlierRows: json["earlier"] == true)
    }

    /// All of it as a message.
    var json: JSON {
        [
            "tag": .string(tag), "fields": .array(fields.map(\.json)), "values": values.json,
            "earlier": .bool(hasEarlierRows),
        ]
    }
}

extension GatewayValues {
    /// Values that all cross as text. The lengths are one string, as an array of numbers would be larger than the
    /// values.
    fileprivate init(_ json: JSON) {
        let lengths = json["lengths"]?.string ?? ""
        self.init(
            text: Array((json["text"]?.string ?? "").utf8),
            lengths: lengths.utf8.split(separator: UInt8(ascii: ",")).compactMap {
                Int32(Substring($0))
            })
    }

    fileprivate var json: JSON {
        [
            "text": .string(String(decoding: text, as: UTF8.self)),
            "lengths": .string(lengths.map { String($0) }.joined(separator: ",")),
        ]
    }
}

extension GatewayField {
    fileprivate init?(_ json: JSON) {
        let numbers = json["numbers"]?.elements.compactMap(\.integer) ?? []
        guard let name = json["name"]?.string, numbers.count == 5 else { return nil }
        self.init(
            name: name, tableID: numbers[0], columnID: numbers[1], dataTypeID: numbers[2],
            dataTypeSize: numbers[3], dataTypeModifier: numbers[4])
    }

    fileprivate var json: JSON {
        [
            "name": .string(name),
            "numbers": .array(
                [tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier].map(JSON.integer)),
        ]
    }
}

extension GatewayFailure {
    /// Reads what ``json`` has written.
    init(_ json: JSON) {
        self.init(
            message: json["message"]?.string ?? "",
            properties: Dictionary(
                json["properties"]?.texts.map { ($0.name, $0.text) } ?? []
            ) { $1 },
            isConnectionFailure: json["connection"] == true)
    }

    /// All of it as a message.
    var json: JSON {
        [
            "message": .string(message),
            "properties": .object(properties.map { ($0.key, .string($0.value)) }),
            "connection": .bool(isConnectionFailure),
        ]
    }
}
