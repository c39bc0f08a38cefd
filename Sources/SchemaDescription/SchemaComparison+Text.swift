package import MigrationKit

extension SchemaComparison {
    /// The differences for people: `+`, `-` or `~`, the object, and below it what differs.
    package func text(style: TextStyle = .plain) -> String {
        guard !changes.isEmpty else { return "no differences\n" }
        var text = ""
        for change in changes {
            let name = "\(change.key.kind) \(change.key.name)"
            switch change.kind {
            case .added: text += style.green("+ \(name)") + "\n"
            case .removed: text += style.red("- \(name)") + "\n"
            case .changed: text += style.yellow("~ \(name)") + "\n"
            }
            for line in change.detail.split(separator: "\n") { text += "    \(line)\n" }
        }
        let counts = [SchemaChange.Kind.added, .removed, .changed].compactMap { kind in
            let count = changes.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return text + "\n" + counts.joined(separator: ", ") + "\n"
    }
}
