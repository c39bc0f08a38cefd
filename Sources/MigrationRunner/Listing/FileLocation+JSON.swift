import MigrationKit

extension FileLocation {
    /// Reads what ``json`` has written.
    init?(_ json: JSON?) {
        guard let file = json?["file"]?.string else { return nil }
        self.init(
            file: file, line: json?["line"]?.integer, column: json?["column"]?.integer)
    }

    /// The place as a message.
    var json: JSON { ["file": .string(file), "line": JSON(line), "column": JSON(column)] }
}
