/// An entry of the migrations folder that has a migration's name and cannot be read. Passed over, it would be a
/// migration that does not run, and nobody would know.
package struct UnreadableFile: Sendable, Equatable {
    /// The entry's name.
    package let fileName: String

    /// The version that the name begins with.
    package let version: MigrationVersion

    /// Why it cannot be read.
    package let problem: String
}
