package import MigrationKit

/// A document that is no saved description.
package struct SavedDescriptionError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with it, in words that follow the file's name.
    package let description: String
}

extension SchemaDescription {
    /// The version of the form; it changes with what a description holds.
    private static let version = 1

    /// The description as a document that ``init(saved:)`` reads.
    package var json: JSON {
        .object([
            ("format", "jsmigrate-schema"), ("version", .integer(Self.version)),
            ("server_version", .integer(serverVersion)), ("role", .string(role)),
            ("checksum", .string(checksum())),
            ("objects", .array(objects.map(\.json))),
        ])
    }

    /// Reads a saved description.
    ///
    /// - Throws: ``SavedDescriptionError`` where it is none, is of another version, or was changed.
    package init(saved json: JSON) throws(SavedDescriptionError) {
        guard json["format"] == "jsmigrate-schema", case .array(let objects)? = json["objects"]
        else { throw SavedDescriptionError(description: "is no saved description of a schema") }
        guard json["version"] == .integer(Self.version),
            case .integer(let server)? = json["server_version"]
        else {
            throw SavedDescriptionError(description: "was saved by another version of jsmigrate")
        }
        self.init(
            objects.compactMap(SchemaObject.init), serverVersion: server,
            role: json["role"]?.string ?? "")
        guard json["checksum"]?.string == checksum(), self.objects.count == objects.count else {
            throw SavedDescriptionError(description: "was changed since it was saved")
        }
    }
}

extension SchemaObject {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("kind", .string(key.kind)), ("name", .string(key.name)),
        ]
        if let parent { members.append(("parent", parent.json)) }
        if let origin { members.append(("origin", origin.json)) }
        members.append(
            ("properties", .object(properties.map { ($0.name, $0.value.json) })))
        return .object(members)
    }

    fileprivate init?(_ json: JSON) {
        guard let key = Key(json), case .object(let members)? = json["properties"] else {
            return nil
        }
        self.init(
            key: key, parent: json["parent"].flatMap(Key.init),
            origin: json["origin"].flatMap(Key.init),
            properties: members.compactMap { name, value in
                SchemaValue(value).map { Property(name: name, value: $0) }
            })
    }
}

extension SchemaObject.Key {
    fileprivate var json: JSON { .object([("kind", .string(kind)), ("name", .string(name))]) }

    fileprivate init?(_ json: JSON) {
        guard let kind = json["kind"]?.string, let name = json["name"]?.string else { return nil }
        self.init(kind: kind, name: name)
    }
}
