package import MigrationKit

/// What has to happen to one schema to make it another one, object by object.
package struct SchemaComparison: Sendable {
    /// The differences: those of a table and what belongs to it together, in the order of the
    /// names.
    package let changes: [SchemaChange]

    /// Compares two schemas.
    ///
    /// Each difference is told once: not that of a column whose table came or went, nor what a
    /// partition has of its parent.
    /// - Parameter includingOwners: whether it counts who owns an object.
    package init(
        from old: SchemaDescription, to new: SchemaDescription, includingOwners: Bool = false
    ) {
        let comparer = Comparer(
            old: old, new: new, ignored: includingOwners ? [] : [SchemaObject.ownerProperty])
        changes = comparer.changes()
    }

    /// Whether there is no difference.
    package var isEmpty: Bool { changes.isEmpty }

    /// The document of `schema_diff`.
    package var json: JSON { .array(changes.map(\.json)) }
}

/// Finds the changes between two descriptions.
private struct Comparer {
    let old: [SchemaObject.Key: SchemaObject]
    let new: [SchemaObject.Key: SchemaObject]
    let ignored: Set<String>

    init(old: SchemaDescription, new: SchemaDescription, ignored: Set<String>) {
        func table(_ description: SchemaDescription) -> [SchemaObject.Key: SchemaObject] {
            Dictionary(description.objects.map { ($0.key, $0) }) { first, _ in first }
        }
        self.old = table(old)
        self.new = table(new)
        self.ignored = ignored
    }

    func changes() -> [SchemaChange] {
        var found: [(place: [SchemaObject.Key], change: SchemaChange)] = []
        for object in old.values {
            if let other = new[object.key] {
                let differences = ownDifferences(object, other)
                guard !differences.isEmpty else { continue }
                found.append(
                    (
                        place(of: other, in: new),
                        SchemaChange(key: object.key, kind: .changed, differences: differences)
                    ))
            } else if !followsAnother(object, from: old, missingIn: new) {
                found.append((place(of: object, in: old), whole(object, .removed)))
            }
        }
        for object in new.values
        where old[object.key] == nil && !followsAnother(object, from: new, missingIn: old) {
            found.append((place(of: object, in: new), whole(object, .added)))
        }
        found.sort { $0.place.lexicographicallyPrecedes($1.place, by: Comparer.isBefore) }
        return found.map(\.change)
    }

    // MARK: - Objects that only one schema has

    /// Whether an object came or went with another one, which tells it.
    private func followsAnother(
        _ object: SchemaObject, from side: [SchemaObject.Key: SchemaObject],
        missingIn other: [SchemaObject.Key: SchemaObject]
    ) -> Bool {
        [object.parent, object.origin].contains { key in
            key.map { side[$0] != nil && other[$0] == nil } ?? false
        }
    }

    private func whole(_ object: SchemaObject, _ kind: SchemaChange.Kind) -> SchemaChange {
        SchemaChange(
            key: object.key, kind: kind,
            differences: object.properties.filter { !ignored.contains($0.name) }.map { property in
                SchemaChange.Difference(
                    property: property.name, old: kind == .removed ? property.value : nil,
                    new: kind == .added ? property.value : nil)
            })
    }

    // MARK: - Objects that both schemas have

    /// What differs and is not told of the object that both were made from.
    private func ownDifferences(
        _ before: SchemaObject, _ after: SchemaObject
    ) -> [SchemaChange.Difference] {
        guard before.properties != after.properties else { return [] }
        let all = differences(before, after)
        guard let origin = before.origin, origin == after.origin, let first = old[origin],
            let second = new[origin]
        else { return all }
        let inherited = differences(first, second)
        // The text of a definition has the object's own name in it.
        let isRedefined = inherited.contains { $0.property == "definition" }
        return all.filter { difference in
            !inherited.contains(difference) && !(isRedefined && difference.property == "definition")
        }
    }

    private func differences(
        _ before: SchemaObject, _ after: SchemaObject
    ) -> [SchemaChange.Difference] {
        let names = Set(before.properties.map(\.name)).union(after.properties.map(\.name))
        return names.subtracting(ignored).sorted().compactMap { name in
            let (first, second) = (before[name], after[name])
            if first == second { return nil }
            if case .order(let one)? = first, case .order(let other)? = second {
                return orderDifference(name, one, other)
            }
            return SchemaChange.Difference(property: name, old: first, new: second)
        }
    }

    private func orderDifference(
        _ name: String, _ before: [String], _ after: [String]
    ) -> SchemaChange.Difference? {
        let common = Set(before).intersection(after)
        let (one, other) = (before.filter(common.contains), after.filter(common.contains))
        if one == other { return nil }
        return SchemaChange.Difference(property: name, old: .order(one), new: .order(other))
    }

    // MARK: - Order

    /// The objects from the outermost to this one.
    private func place(
        of object: SchemaObject, in side: [SchemaObject.Key: SchemaObject]
    ) -> [SchemaObject.Key] {
        var place = [object.key]
        var parent = object.parent
        // Parents are at most two deep: a sequence of a column of a table.
        while let key = parent, place.count < 8 {
            place.insert(key, at: 0)
            parent = side[key]?.parent
        }
        return place
    }

    private static func isBefore(_ left: SchemaObject.Key, _ right: SchemaObject.Key) -> Bool {
        let (one, other) = (rank(left.kind), rank(right.kind))
        return one == other ? SchemaObject.Key.precedes(left, right) : one < other
    }

    private static func rank(_ kind: String) -> Int { order.firstIndex(of: kind) ?? order.count }

    /// What others are made of comes first.
    private static let order = [
        "schema", "extension", "type", "domain", "sequence", "table", "foreign table", "column",
        "constraint",
        "index", "statistics", "trigger", "rule", "policy", "view", "materialized view", "function",
        "procedure", "aggregate",
    ]
}
