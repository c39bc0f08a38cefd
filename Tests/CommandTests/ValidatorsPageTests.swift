import Filesystem
import TestSupport
import Testing

/// The examples of Documentation/Validators.md: they run, and print what the page says.
@Suite struct ValidatorsPageTests {
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3)
        .joined(separator: "/")

    private func text(_ name: String) throws -> String {
        String(decoding: try Filesystem.read("\(Self.root)/\(name)"), as: UTF8.self)
    }

    /// The blocks of the page behind a line that names their file, by that name.
    private func files(of page: String) -> [String: String] {
        var files: [String: String] = [:]
        for match in page.matches(of: /`([\w\/.-]+)`:\n\n```\w*\n([\s\S]*?)```/) {
            files[String(match.1)] = String(match.2)
        }
        return files
    }

    /// The rows of a table, their blanks as one and their times as none.
    private func rows(_ table: Substring) -> [String] {
        table.split(separator: "\n").map { line in
            line.replacing(/\d+ ms/, with: "ms").split(separator: " ").joined(separator: " ")
        }
    }

    @Test func theExamplesPrintWhatThePageSays() throws {
        let page = try text("Documentation/Validators.md")
        var files = files(of: page)
        #expect(
            Set(files.keys).isSuperset(of: ["validators/mails.post.sql", "validators/orders.js"]))
        files["migrations/001-shop.js"] = """
            exports.up = async (client) => {
              await client.query('CREATE TABLE customer (id int PRIMARY KEY, email text)');
              await client.query('CREATE TABLE orders (id int PRIMARY KEY, total numeric)');
              await client.query("INSERT INTO customer VALUES (1, 'a@example.com'), (7, NULL)");
              await client.query('INSERT INTO orders VALUES (1, 10), (2, -3)');
            };
            """
        let scene = try Scene(files)
        try scene.run("up")
        let outcome = try scene.run("validate", "--post")
        #expect(outcome.exitCode == 3, "\(outcome)")
        let match = try #require(page.firstMatch(of: /\$ jsmigrate validate --post\n([\s\S]*?)```/))
        let printed = Set(rows(outcome.output[...]))
        let shown = rows(match.1).filter { $0 != "…" && !$0.hasPrefix("Post-flight") }
        #expect(shown.count > 4)
        for row in shown { #expect(printed.contains(row), "\(row) in \(outcome.output)") }
    }

    @Test func theSwiftExampleIsTheOneThatIsCompiled() throws {
        let page = try text("Documentation/Validators.md")
        let source = try text("Tests/ValidatorsTests/LargeTablesValidator.swift")
        #expect(page.contains("```swift\n\(source)```"))
    }
}
