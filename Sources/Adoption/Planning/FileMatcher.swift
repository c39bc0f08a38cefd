import MigrationKit

/// Finds the files of recorded migrations: by name, then by number, then by what stands behind the
/// number.
///
/// Names come first, so that a record whose file was renamed takes no other record's file.
struct FileMatcher {
    private let files: [MigrationFile]
    private let records: [RecordedMigration]
    /// The record of each file that has one, as indices.
    private(set) var recordOfFile: [Int: Int] = [:]
    private var isMatched: [Bool]

    /// Matches all records.
    init(_ files: [MigrationFile], _ records: [RecordedMigration]) {
        self.files = files
        self.records = records
        isMatched = Array(repeating: false, count: records.count)
        matchNames()
        matchNumbers()
        matchTitles()
    }

    /// The records that have no file.
    var unmatched: [RecordedMigration] {
        records.indices.filter { !isMatched[$0] }.map { records[$0] }
    }

    private mutating func match(file: Int, record: Int) {
        recordOfFile[file] = record
        isMatched[record] = true
    }

    private mutating func matchNames() {
        var fileOfName: [String: Int] = [:]
        for (index, file) in files.enumerated() {
            for name in Self.stems(of: file.fileName) { fileOfName[name] = index }
        }
        for (index, record) in records.enumerated() {
            let names = record.names.flatMap(Self.stems)
            guard let file = names.lazy.compactMap({ fileOfName[$0] }).first,
                recordOfFile[file] == nil
            else { continue }
            match(file: file, record: index)
        }
    }

    /// A name as it is, without its extension, and without `.up` in front of that.
    private static func stems(of name: String) -> [String] {
        guard let dot = name.lastIndex(of: "."),
            MigrationLanguage(extension: name[name.index(after: dot)...]) != nil
        else { return [name] }
        let stem = String(name[..<dot])
        return [name, stem] + (stem.hasSuffix(".up") ? [String(stem.dropLast(3))] : [])
    }

    /// A name without its extension, and without `.up` in front of that.
    static func stem(of name: String) -> String { stems(of: name).last ?? name }

    /// A record that is only a number stands for every file of that number.
    private mutating func matchNumbers() {
        var filesOfNumber: [String: [Int]] = [:]
        for (index, file) in files.enumerated() where recordOfFile[index] == nil {
            guard let number = file.version.magnitude else { continue }
            filesOfNumber[number, default: []].append(index)
        }
        for (index, record) in records.enumerated() where !isMatched[index] {
            guard let number = record.version?.magnitude,
                let found = filesOfNumber.removeValue(forKey: number)
            else { continue }
            let taken = record.names.isEmpty ? found[...] : found.prefix(1)
            for file in taken { match(file: file, record: index) }
            filesOfNumber[number] = found.count > taken.count ? Array(found.dropFirst()) : nil
        }
    }

    /// Only for records without a number, and where the title is one file's only.
    private mutating func matchTitles() {
        var filesOfTitle: [String: [Int]] = [:]
        for (index, file) in files.enumerated() where recordOfFile[index] == nil {
            filesOfTitle[Self.plain(file.name), default: []].append(index)
        }
        let open = records.indices.filter { !isMatched[$0] && records[$0].version == nil }
        let titles = open.compactMap { records[$0].title.map(Self.plain) }
        for index in open {
            guard let title = records[index].title.map(Self.plain),
                titles.count(where: { $0 == title }) == 1,
                let found = filesOfTitle[title], found.count == 1
            else { continue }
            match(file: found[0], record: index)
        }
    }

    /// A title in which words are told apart in one way.
    private static func plain(_ title: String) -> String {
        title.lowercased().split { " _-.".contains($0) }.joined(separator: " ")
    }
}
