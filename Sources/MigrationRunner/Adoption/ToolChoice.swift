import Adoption
import MigrationKit
import Postgres

/// Which tool's history is meant, and where its table is.
struct ToolChoice {
    /// What `--from` says, nil where nothing.
    let word: String?
    /// What `--table` says, nil where nothing.
    let tableName: String?

    /// Finds the one table that is meant.
    ///
    /// - Returns: nil where no tool's table is there and ours is.
    /// - Throws: ``RunEnd`` of exit code 5 where there is none, or more than one.
    func resolve(
        in store: MigrationStore, on connection: Connection
    ) throws(RunEnd) -> FoundTool? {
        let tool = try word.map(Self.tool)
        if let tableName {
            guard let tool else {
                throw refusal(
                    "--table says where a table is, and not whose it is", "add --from TOOL")
            }
            return try lookUp(tableName, of: tool, on: connection)
        }
        let found = store.toolTables.filter { tool == nil || $0.tool.word == tool?.word }
        guard let first = found.first else {
            if tool == nil, store.condition == .complete { return nil }
            let tools = ToolRegistry.tools.map(\.word).joined(separator: ", ")
            throw refusal(
                tool.map { "no table of \($0.title) is on the search_path" }
                    ?? "no table of a known tool is on the search_path",
                "name the tool and its table with --from TOOL --table SCHEMA.TABLE; the tools"
                    + " are \(tools)")
        }
        let isOne = found.allSatisfy {
            $0.tool.word == first.tool.word && $0.table.name == first.table.name
        }
        guard isOne else {
            throw .failed(
                GeneralFailure(
                    "more than one tool has a table here", exitCode: .refused,
                    details: found.map {
                        "\($0.table.displayName): \($0.tool.title), --from \($0.tool.word)"
                    }, remedy: "say whose history is meant with --from TOOL"))
        }
        return first
    }

    private static func tool(_ word: String) throws(RunEnd) -> any MigrationTool {
        if let tool = ToolRegistry.tool(named: word) { return tool }
        throw .failed(
            GeneralFailure(
                "there is no tool '\(word)'", exitCode: .refused,
                remedy: "the tools are"
                    + " \(ToolRegistry.tools.map(\.word).joined(separator: ", "))"))
    }

    private func lookUp(
        _ name: String, of tool: any MigrationTool, on connection: Connection
    ) throws(RunEnd) -> FoundTool {
        guard let relation = QualifiedName(name)?.relationSQL else {
            throw refusal(
                "\(name) is no name of a table",
                "write SCHEMA.TABLE, a part with dots or quotes in it in double quotes:"
                    + #" --table 'public."my.table"'"#)
        }
        guard
            let table = try ToolTable.all(where: "c.oid = \(relation)", on: connection).first
        else { throw refusal("there is no table \(name)", "name it as SCHEMA.TABLE") }
        guard tool.recognizes(table.columns) else {
            throw refusal(
                "\(name) is no table of \(tool.title): it has the columns"
                    + " \(table.columns.sorted().joined(separator: ", "))",
                "name the tool that made it with --from TOOL")
        }
        return FoundTool(tool: tool, table: table)
    }

    private func refusal(_ message: String, _ remedy: String) -> RunEnd {
        .failed(GeneralFailure(message, exitCode: .refused, remedy: remedy))
    }
}
