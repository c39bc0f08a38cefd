import Filesystem
import TestSupport
import Testing

/// Third-party packages at work in a migration, with Node's results beside them.
///
/// `Fixtures/packages/<package>.cjs` is a function of the package's exports: its result is stored by a
/// migration that imports the package and by one that requires it, and has to be what Node computes.
@Suite(.requiresNode, .requiresNodePackages) struct PackageTests {
    static let fixtures = Repository.path + "/Tests/CommandTests/Fixtures/packages"

    static let names = ((try? Filesystem.entries(of: fixtures)) ?? []).map {
        String($0.name.dropLast(".cjs".count))
    }

    /// What a module system gives for a package: of the namespace of an ES module its default.
    private static let exported =
        "const exported = (lib) => (lib.__esModule || Object.prototype.toString.call(lib) === '[object Module]' ? lib.default ?? lib : lib);"

    @Test func doTheirWorkAsInNode() throws {
        #expect(Self.names.count >= 20)
        let scene = try Scene()
        try scene.project.link("node_modules", to: NodePackages.modules)
        try scene.project.copy(Self.fixtures, to: "work")
        let expected = try nodesResults(in: scene.project)
        var agreeing = 0
        for (index, name) in Self.names.enumerated() {
            let results = try ["mjs", "cjs"].map { kind in
                try result(of: name, kind, version: index * 2 + (kind == "mjs" ? 1 : 2), in: scene)
            }
            let isEqual = results.allSatisfy { $0.text == expected[name] && $0.text != nil }
            #expect(isEqual, "\(name): node \(expected[name] ?? "nothing"), here \(results)")
            agreeing += isEqual ? 1 : 0
        }
        print("\(agreeing) of \(Self.names.count) packages do in a migration what they do in Node")
    }

    private struct Result: CustomStringConvertible {
        let text: String?
        let outcome: JSMigrate.Outcome
        var description: String { text ?? "\(outcome)" }
    }

    /// Runs one migration that stores the result, and takes the file away again.
    private func result(
        of name: String, _ kind: String, version: Int, in scene: Scene
    ) throws -> Result {
        let loading =
            kind == "mjs"
            ? "import * as lib from '\(name)';\nimport work from '../work/\(name).cjs';"
            : "const lib = require('\(name)');\nconst work = require('../work/\(name).cjs');"
        let ending = kind == "mjs" ? "export { up };" : "module.exports = { up };"
        let lib = kind == "mjs" ? "lib.default ?? lib" : "exported(lib)"
        let file = "migrations/\(version)-package.\(kind)"
        try scene.project.write(
            file,
            """
            \(loading)
            \(Self.exported)
            const up = async (db) => {
              const result = JSON.stringify(await work(\(lib)));
              await db.query('CREATE TABLE IF NOT EXISTS results (version int, result text)');
              await db.query('INSERT INTO results VALUES ($1, $2)', [\(version), result]);
            };
            \(ending)
            """)
        let outcome = try scene.run("up", "--allow-missing")
        scene.project.remove(file)
        guard outcome.exitCode == 0 else { return Result(text: nil, outcome: outcome) }
        let text = try scene.database.value("SELECT result FROM results WHERE version = \(version)")
        return Result(text: text, outcome: outcome)
    }

    /// All results by Node, by the packages' names.
    private func nodesResults(in project: Project) throws -> [String: String] {
        try project.write(
            "all.mjs",
            """
            import { createRequire } from 'node:module';
            const require = createRequire(import.meta.url);
            for (const name of [\(Self.names.map { "'\($0)'" }.joined(separator: ", "))]) {
              const work = require(`./work/${name}.cjs`);
              const lib = await import(name);
              console.log(`${name} ${JSON.stringify(await work(lib.default ?? lib))}`);
            }
            """)
        let outcome = try NodeOracle.run(
            ["all.mjs"], in: project, environment: ["NODE_OPTIONS": ""], timeout: .seconds(120))
        #expect(outcome.exitCode == 0, "\(outcome)")
        var results: [String: String] = [:]
        for line in outcome.lines {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            if parts.count == 2 { results[parts[0]] = parts[1] }
        }
        return results
    }
}
