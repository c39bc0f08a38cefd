/// What a directory holds under one name.
package struct DirectoryEntry: Equatable, Sendable {
    /// The name, without the directory.
    package let name: String
    /// What is there; a symbolic link is not followed.
    package let kind: Kind

    /// The kinds of files that Linux has.
    package enum Kind: String, Sendable {
        case file, directory, symbolicLink, pipe, socket, characterDevice, blockDevice, other
    }
}
