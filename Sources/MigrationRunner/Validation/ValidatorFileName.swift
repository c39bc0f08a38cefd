package import MigrationKit

/// What the name of a file in the validators' folder says; the case of `.PRE.SQL` says nothing.
package struct ValidatorFileName {
    /// What a file is.
    package enum Kind {
        /// A script.
        case script
        /// A SQL file, and when it runs; nil where the name does not say.
        case sql(ValidationPhase?)
    }

    /// The name as it is.
    let text: String
    /// The name of its validators that have none of their own: up to what says what the file is.
    let title: String
    /// Nil for what is no validator.
    package let kind: Kind?
    /// What stands behind the last dot.
    package let lastPart: String

    /// Whether it is one of those that programs keep to themselves.
    var isHidden: Bool { text.hasPrefix(".") }

    private static let extensions = ["js", "mjs", "cjs", "ts", "mts", "cts"]
    /// Parts that make of a script something else.
    private static let others = ["test", "spec", "d"]

    /// Reads a name.
    package init(_ text: String) {
        self.text = text
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        lastPart = parts.count > 1 ? parts[parts.count - 1] : ""
        let words = parts.map { $0.lowercased() }
        let inner = words.dropFirst().dropLast()
        if lastPart.lowercased() == "sql" {
            let phase = inner.last.flatMap { ["pre", "post"].contains($0) ? $0 : nil }
            kind = .sql(phase.flatMap(ValidationPhase.init(rawValue:)))
            title = parts.dropLast(phase == nil ? 1 : 2).joined(separator: ".")
        } else {
            let isScript =
                Self.extensions.contains(lastPart.lowercased())
                && !inner.contains(where: Self.others.contains)
            kind = isScript ? .script : nil
            title = parts[0]
        }
    }

    /// The name of what a compiler makes of it; nil for what is not compiled.
    var compiledName: String? {
        lastPart.hasSuffix("ts") ? String(text.dropLast(2)) + "js" : nil
    }
}
