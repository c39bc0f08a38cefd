/// One object of a schema, such as a table, one of its columns, or a grant's holder, with all that
/// its definition says.
package struct SchemaObject: Hashable, Sendable {
    /// What an object is known by.
    package struct Key: Hashable, Sendable {
        /// What it is, in PostgreSQL's words: "table", "materialized view".
        package let kind: String
        /// Its name, quoted where SQL needs that, with its schema: `public.book`,
        /// `public.book.title`.
        package let name: String

        /// Makes a key.
        package init(kind: String, name: String) {
            self.kind = kind
            self.name = name
        }

        /// The order of canonical texts: by kind, then by name, in the order of their bytes.
        static func precedes(_ left: Key, _ right: Key) -> Bool {
            left.kind == right.kind
                ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
                : left.kind.utf8.lexicographicallyPrecedes(right.kind.utf8)
        }
    }

    /// A property's name and value.
    package struct Property: Hashable, Sendable {
        /// Its name, in words.
        package let name: String
        /// Its value.
        package let value: SchemaValue
    }

    /// What it is known by.
    package let key: Key
    /// The object that it comes and goes with, as a column does with its table.
    package let parent: Key?
    /// The object of another table that it was made from, as a partition's index was from its
    /// parent's.
    package let origin: Key?
    /// What its definition says, in the order of the names' bytes.
    package let properties: [Property]

    /// Makes an object; the properties may come in any order.
    package init(
        key: Key, parent: Key? = nil, origin: Key? = nil, properties: [Property]
    ) {
        self.key = key
        self.parent = parent
        self.origin = origin
        self.properties = properties.sorted {
            $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
    }

    /// The value of a property.
    package subscript(name: String) -> SchemaValue? {
        properties.first { $0.name == name }?.value
    }
}
