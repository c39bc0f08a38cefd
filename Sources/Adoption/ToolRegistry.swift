/// The tools whose history can be taken over.
package enum ToolRegistry {
    /// All of them; of two that could have made a table, the first is taken.
    package static let tools: [any MigrationTool] = [
        OldRunner(), Knex(), NodePgMigrate(), SequelizeMeta(), DbMigrate(), NodeMigrate(),
        PostgresMigrations(), Postgrator(), TypeORM(), GolangMigrate(), Dbmate(), Goose(),
        Flyway(), TypeScriptRunner(), ShellRunner(),
    ]

    /// The names that their tables have where nobody chose another one.
    package static let tableNames: [String] = Set(tools.flatMap(\.tableNames)).sorted()

    /// Those names, and the ones that tables get where their own is ours.
    package static let namesOfTables: [String] =
        (tableNames + tools.filter { !$0.isAncestor }.map(\.keptTableName)).sorted()

    /// The tool that made a table, which may have been given another name when its history was taken over;
    /// nil for anybody else's table.
    package static func tool(keeping table: ToolTable) -> (any MigrationTool)? {
        let kept = tools.first { $0.keptTableName == table.name && $0.recognizes(table.columns) }
        guard let tool = kept ?? tool(of: table), !tool.isAncestor else { return nil }
        return tool
    }

    /// The tool that made a table; nil for anybody else's table.
    package static func tool(of table: ToolTable) -> (any MigrationTool)? {
        tools.first {
            $0.tableNames.contains(table.name) && $0.recognizes(table.columns)
        }
    }

    /// The tool that a word of the command line means.
    package static func tool(named word: String) -> (any MigrationTool)? {
        tools.first { $0.words.contains(word.lowercased()) }
    }
}
