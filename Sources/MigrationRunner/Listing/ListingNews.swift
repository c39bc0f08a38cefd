import MigrationKit
import NodeRuntime

/// What the code of a migration does while it is looked at.
enum ListingNews {
    /// It is loaded.
    case loaded(ListedScript)
    /// It has asked for a query.
    case asked(AskedQuery)
    /// A query of it was noted.
    case sent(RecordedQuery)
    /// What people should know about an answer.
    case remark(String)
    /// It was refused a change of this file.
    case refusedWrite(String)
    /// The process waits for the answer of this number, to a query that only reads.
    case awaits(Int, GatewayRequest)

    /// Reads what ``json`` has written.
    init?(_ json: JSON) {
        if let query = json["sent"]?.string {
            self = .sent(
                RecordedQuery(sql: query, durationMilliseconds: json["ms"]?.integer))
        } else if let query = json["asked"]?.string {
            self = .asked(AskedQuery(text: query, place: FileLocation(json["place"])))
        } else if let script = json["loaded"] {
            self = .loaded(ListedScript(script))
        } else if let remark = json["remark"]?.string {
            self = .remark(remark)
        } else if let path = json["write"]?.string {
            self = .refusedWrite(path)
        } else if let number = json["awaits"]?.integer, let text = json["text"]?.string {
            self = .awaits(
                number,
                GatewayRequest(
                    text: text,
                    values: json["values"]?.elements.map(GatewayRequest.Value.init) ?? [],
                    isExtended: json["extended"] == true))
        } else {
            return nil
        }
    }

    /// The news as a message.
    var json: JSON {
        switch self {
        case .loaded(let script): ["loaded": script.json]
        case .asked(let query):
            ["asked": .string(query.text), "place": query.place?.json ?? .null]
        case .sent(let query): ["sent": .string(query.sql), "ms": JSON(query.durationMilliseconds)]
        case .remark(let remark): ["remark": .string(remark)]
        case .refusedWrite(let path): ["write": .string(path)]
        case .awaits(let number, let request):
            [
                "awaits": .integer(number), "text": .string(request.text),
                "values": .array(request.values.map(\.json)),
                "extended": .bool(request.isExtended),
            ]
        }
    }
}

extension GatewayRequest.Value {
    fileprivate init(_ json: JSON) {
        switch json {
        case .string(let text): self = .text(text)
        case .array(let bytes): self = .bytes(bytes.map { UInt8(clamping: $0.integer ?? 0) })
        default: self = .null
        }
    }

    fileprivate var json: JSON {
        switch self {
        case .null: .null
        case .text(let text): .string(text)
        case .bytes(let bytes): .array(bytes.map { .integer(Int($0)) })
        }
    }
}
