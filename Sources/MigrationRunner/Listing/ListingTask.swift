import MigrationKit
import PgQuery

/// A migration whose code is to be looked at.
struct ListingTask {
    /// The migration, and its direction.
    let step: MigrationStep
    /// The relations that earlier migrations would change, as far as the process does not know them.
    let changed: Set<SQLName>

    init(step: MigrationStep, changed: Set<SQLName>) {
        self.step = step
        self.changed = changed
    }

    /// Reads what ``json`` has written.
    init?(_ json: JSON) {
        guard let version = json["version"]?.string, let name = json["name"]?.string,
            let fileName = json["fileName"]?.string, let path = json["path"]?.string,
            let language = json["language"]?.string.flatMap(MigrationLanguage.init(rawValue:)),
            let direction = json["direction"]?.string.flatMap(MigrationDirection.init(rawValue:))
        else { return nil }
        step = MigrationStep(
            file: MigrationFile(
                version: MigrationVersion(stored: version), name: name, fileName: fileName,
                path: path, language: language, downPath: json["downPath"]?.string),
            row: nil, direction: direction)
        changed = Set(
            json["changed"]?.elements.compactMap { each in
                each["name"]?.string.map { SQLName(schema: each["schema"]?.string, name: $0) }
            } ?? [])
    }

    /// The task as a message.
    var json: JSON {
        let file = step.file
        return [
            "version": .string(file.version.text), "name": .string(file.name),
            "fileName": .string(file.fileName), "path": .string(file.path),
            "language": .string(file.language.rawValue), "downPath": JSON(file.downPath),
            "direction": .string(step.direction.rawValue),
            "changed": .array(
                changed.map { ["schema": JSON($0.schema), "name": .string($0.name)] }),
        ]
    }
}
