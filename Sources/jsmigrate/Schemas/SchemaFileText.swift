/// The text of a schema file, made of a dump.
enum SchemaFileText {
    private static let head = """
        -- The schema of the database and the applied versions, written by jsmigrate after a run.

        SET check_function_bodies = false;
        SELECT pg_catalog.set_config('search_path', '', false);


        """

    /// What begins the entry of an object in a plain dump.
    private static let entry = "\n--\n-- Name: "

    /// Takes the objects out of a plain dump.
    ///
    /// What stands before the first and behind the last one speaks of pg_dump, its version and its
    /// session. The line in which a run keeps its record, in the comment on `schema_migrations`,
    /// changes with every run.
    /// - Parameter versions: the statement that inserts the applied versions; nil for none.
    static func make(dump: String, versions: String?) -> String {
        let end = "\n--\n-- PostgreSQL database dump complete\n"
        var body = dump
        if let last = dump.ranges(of: end).last { body = String(dump[..<last.lowerBound]) }
        let entries = body.split(separator: entry, omittingEmptySubsequences: false).dropFirst()
        let text = entries.compactMap { withoutRecord(String($0)) }.map { entry + $0 }.joined()
        return head + text.drop { $0 == "\n" } + (versions.map { "\n\($0)\n" } ?? "")
    }

    private static func withoutRecord(_ entry: String) -> String? {
        guard entry.hasPrefix("TABLE schema_migrations; Type: COMMENT;") else { return entry }
        if entry.contains(" IS 'jsmigrate: schema ") { return nil }
        return entry.replacing(/\njsmigrate: schema [^\n]*(?='\;)/, with: "")
    }
}
