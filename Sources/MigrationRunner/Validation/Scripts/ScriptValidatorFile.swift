import MigrationKit

/// A script of the validators' folder.
struct ScriptValidatorFile: Hashable, Sendable {
    /// The path.
    let path: String
    /// The file's name without its extension, for validators that have no name of their own.
    let title: String

    init(path: String, title: String) {
        self.path = path
        self.title = title
    }

    /// Reads what ``json`` has written.
    init?(_ json: JSON) {
        guard let path = json["path"]?.string, let title = json["title"]?.string else { return nil }
        self.init(path: path, title: title)
    }

    /// The file as a message.
    var json: JSON { ["path": .string(path), "title": .string(title)] }

    /// The file's name.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The file as a validator that cannot be used.
    func unloadable(_ reason: String) -> any MigrationValidator {
        UnloadableValidator(name: title, fileName: name, error: "\(name): \(reason)")
    }
}
