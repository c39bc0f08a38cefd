import TestSupport

/// What the suites of hooks share: projects whose configuration has some, and what these leave.
protocol HookSuite {}

extension HookSuite {
    func scene(_ hooks: String, _ files: [String: String]? = nil) throws -> Scene {
        let migrations = files ?? Migrations.tables("a", "b")
        let scene = try Scene(
            migrations.merging([
                "jsmigrate.config.mjs": "export default { hooks: {\n\(hooks)\n} };"
            ]) { first, _ in first })
        try scene.database.execute(
            "CREATE TABLE audit (id serial, what text, xid bigint DEFAULT txid_current())")
        return scene
    }

    /// What hooks wrote, in order.
    func audit(_ scene: Scene) throws -> [String] {
        try scene.database.query("SELECT what FROM audit ORDER BY id").compactMap(\.first)
    }

    /// Hooks that print what they are told.
    static var telling: String {
        ["beforeAll", "beforeEach", "afterEach", "afterAll", "onError"].map {
            """
            \($0)(event, migrations) {
              const { hook, command, direction, migration, results, error } = event;
              const took = event.durationMs === undefined ? '-' : typeof event.durationMs;
              console.log(['#' + hook, command, direction, migration?.file ?? '-', event.migrations.length,
                migrations.map(({ version }) => version).join('+'),
                results.map(({ version, status }) => version + ' ' + status).join('+'), took,
                error?.message ?? '-'].join(' | '));
            },
            """
        }.joined(separator: "\n")
    }

    func told(_ outcome: JSMigrate.Outcome) -> [String] {
        outcome.lines.filter { $0.hasPrefix("#") }
    }
}
