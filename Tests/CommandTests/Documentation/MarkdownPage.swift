import Filesystem
import TestSupport

/// A page of documentation, as far as a test can do something with it: its fenced blocks and the notes to
/// the test above them, which are comments and not shown.
///
///     <!-- project: legacy-project, coming-from/knex -->   what the page's project is made of
///     <!-- file: migrations/003-x.js -->                   the block below is this file
///     <!-- not run: a reason -->                           the block below is not checked
struct MarkdownPage {
    /// A fenced block.
    struct Block {
        /// The word behind the fence.
        let language: String
        let text: String
        /// The number of the fence's line, for messages.
        let line: Int
        /// The file that it is to become.
        var file: String?
        /// Why it is not checked.
        var excuse: String?

        var lines: [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The path below the repository.
    let name: String
    /// What the page's project is made of: folders of the fixtures, one laid over the other, and with a `/`
    /// in front folders of the repository, which keep their names. None where the page names none.
    private(set) var project: [String] = []
    private(set) var blocks: [Block] = []

    /// Reads a page of the repository.
    init(_ name: String) throws {
        self.name = name
        let text = try Filesystem.readText("\(Repository.path)/\(name)")
        var open: (language: String, line: Int, lines: [Substring])?
        var notes: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.hasPrefix("```") {
                guard let block = open else {
                    open = (String(line.dropFirst(3)), index + 1, [])
                    continue
                }
                blocks.append(
                    Block(
                        language: block.language, text: block.lines.joined(separator: "\n"),
                        line: block.line, file: notes["file"], excuse: notes["not run"]))
                open = nil
                notes = [:]
            } else if open != nil {
                open?.lines.append(line)
            } else if let note = Self.note(line) {
                notes[note.name] = note.value
                if note.name == "project" {
                    project = note.value.split(separator: ",").map { name in
                        String(name.drop { $0 == " " })
                    }
                }
            }
        }
        guard open == nil else { throw TestFailure("\(name): a block is not closed") }
    }

    private static func note(_ line: Substring) -> (name: String, value: String)? {
        guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
        let text = line.dropFirst(5).dropLast(4)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        return (
            String(text[..<colon]), String(text[text.index(after: colon)...].drop { $0 == " " })
        )
    }
}
