/// A type as a statement names it.
package struct SQLType: Equatable, Sendable {
    /// Its schema; nil where the search path decides, and for the types that SQL itself has names for.
    package let schema: String?
    /// Its name, as the catalogue has it where SQL has another one: `int4` for `integer`.
    package let name: String
    /// Its modifiers: the length of a `varchar`, precision and scale of a `numeric`.
    package let modifiers: [Int]
    /// Whether it is an array.
    package let isArray: Bool
    /// The byte of the parsed text that it begins at; nil where that is not known.
    package let offset: Int?

    /// Makes a type.
    package init(
        _ name: String, _ modifiers: [Int] = [], schema: String? = nil, isArray: Bool = false,
        offset: Int? = nil
    ) {
        self.schema = schema
        self.name = name
        self.modifiers = modifiers
        self.isArray = isArray
        self.offset = offset
    }

    /// Whether it is one of `serial`, `bigserial` and `smallserial`.
    package var isSerial: Bool {
        schema == nil
            && ["serial", "serial2", "serial4", "serial8", "bigserial", "smallserial"].contains(
                name)
    }

    /// Whether both are the same, wherever they stand.
    package func isSame(as other: SQLType) -> Bool {
        schema == other.schema && name == other.name && modifiers == other.modifiers
            && isArray == other.isArray
    }
}

extension SQLType: CustomStringConvertible {
    package var description: String {
        let prefix = schema.map { "\($0)." } ?? ""
        let suffix =
            modifiers.isEmpty ? "" : "(\(modifiers.map(String.init).joined(separator: ",")))"
        return prefix + (Self.names[name] ?? name) + suffix + (isArray ? "[]" : "")
    }

    /// The names that SQL has for types of the catalogue.
    private static let names = [
        "int2": "smallint", "int4": "integer", "int8": "bigint", "bool": "boolean",
        "float4": "real", "float8": "double precision", "bpchar": "char",
    ]
}
