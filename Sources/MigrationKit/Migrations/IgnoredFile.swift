/// An entry of the migrations folder that is not a migration.
package struct IgnoredFile: Sendable, Equatable {
    /// Why an entry is not a migration.
    package enum Reason: Error, Sendable, Equatable {
        /// A folder, a socket, a dangling link.
        case notAFile
        /// The name does not begin with a number and `-`, `_` or `.`.
        case noNumber
        /// Nothing stands between the number and the extension.
        case noName
        /// The extension is none of those that migrations have.
        case `extension`
        /// A test of a migration, `*.test.*` or `*.spec.*`.
        case test
        /// TypeScript declarations, `*.d.ts`.
        case typeDeclarations
        /// A source map, `*.map`.
        case sourceMap
    }

    /// The entry's name.
    package let fileName: String

    /// Why it is not a migration.
    package let reason: Reason

    /// The reason in words, to follow "is not a migration:".
    package var explanation: String {
        switch reason {
        case .notAFile: "it is not a file"
        case .noNumber: "its name does not begin with a number and '-', '_' or '.'"
        case .noName: "its name is only a number"
        case .extension: "its extension is none of js mjs cjs ts mts cts sql cql py"
        case .test: "it is a test"
        case .typeDeclarations: "it holds type declarations"
        case .sourceMap: "it is a source map"
        }
    }
}
