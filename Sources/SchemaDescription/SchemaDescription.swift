import Digest
import MigrationKit

/// What a PostgreSQL database is made of, rows aside, in a canonical form.
///
/// Two databases that would behave alike have equal descriptions, whatever they are called, by
/// whichever route they were made, and whichever numbers their catalogues use. The tracking tables
/// of the migrations are no part of it.
package struct SchemaDescription: Equatable, Sendable {
    /// The objects, by kind and name.
    package let objects: [SchemaObject]
    /// The server's version as a number, 150004 for 15.4.
    package let serverVersion: Int
    /// The role that it was read by.
    package let role: String

    /// Makes a description; the objects may come in any order.
    package init(_ objects: [SchemaObject], serverVersion: Int, role: String) {
        self.objects = objects.sorted { SchemaObject.Key.precedes($0.key, $1.key) }
        self.serverVersion = serverVersion
        self.role = role
    }

    /// The description without some tables, and what comes and goes with them.
    ///
    /// - Parameter tables: their names, qualified and quoted where SQL needs that.
    package func without(tables: Set<String>) -> SchemaDescription {
        let parents = Dictionary(
            objects.compactMap { object in object.parent.map { (object.key, $0) } },
            uniquingKeysWith: { first, _ in first })
        return SchemaDescription(
            objects.filter { object in
                var place: SchemaObject.Key? = object.key
                while let key = place {
                    if key.kind == "table", tables.contains(key.name) { return false }
                    place = parents[key]
                }
                return true
            }, serverVersion: serverVersion, role: role)
    }

    /// The SHA-256 of the canonical text, in hexadecimal.
    ///
    /// - Parameter includingOwners: false where databases of different owners are to be told equal.
    package func checksum(includingOwners: Bool = false) -> String {
        SHA256.hex(canonicalText(includingOwners: includingOwners))
    }

    /// The description as text: a line for each object, and an indented one for each property.
    package func canonicalText(includingOwners: Bool = false) -> String {
        var text = ""
        for object in objects {
            text += "\(object.key.kind) \(object.key.name)\n"
            for property in object.properties {
                if !includingOwners, property.name == SchemaObject.ownerProperty { continue }
                text += "  \(property.name): \(property.value.json.compact)\n"
            }
        }
        return text
    }
}

extension SchemaObject {
    /// The property that says who owns an object.
    static let ownerProperty = "owner"
}
