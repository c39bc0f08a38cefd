import EventLoop
import Filesystem
import JSCore
import TestSupport
import Testing

@testable import NodeRuntime

/// What a main module writes to the standard output, by the runtime and by Node.
@MainActor
private enum Output {
    static func ofRuntime(_ main: String) throws -> String {
        var output = ""
        let loop = try EventLoop()
        let configuration = RuntimeConfiguration(
            arguments: ["/usr/bin/node", main],
            write: { text, stream in if stream == .standardOutput { output += text } })
        let runtime = try NodeRuntime(configuration: configuration, loop: loop)
        let loader = try runtime.requireBuiltin("internal/modules/loader")
        let run = try #require(loader["runMain"])
        let failed = runtime.context.makeFunction("failed") { (call) throws(JSException) in
            output += "uncaught \(call[0].description)\n"
            return nil
        }
        runtime.enter { () throws(JSException) in
            let promise = try run.call([runtime.context.value(main)])
            if promise.isObject { try promise["catch"]?.call(this: promise, [failed]) }
        }
        loop.run(until: { !loop.hasReferencedWork })
        return output
    }

    static func ofNode(_ main: String) throws -> String {
        // Node's own loader, without the hooks that lead to node-postgres.
        try NodeOracle.run([main], in: Project(), environment: ["NODE_OPTIONS": ""]).output
    }
}

@Suite("Modules as Node has them", .serialized, .requiresNode)
@MainActor
struct ModuleParityTests {
    /// Sources on which the engine or the form of the rewriting cannot agree, with the reason.
    private static let disagreements: [String: String] = [
        "console.log(await 7 ** 2)":
            "JavaScriptCore takes an await for the base of a power, where parentheses are missing"
    ]

    @Test("Tricky sources do what they do in Node")
    func trickySources() throws {
        let outputs = try outputs(of: ModuleCases.all)
        #expect(outputs.count >= 560)
        var agreeing = 0
        for (source, output) in zip(ModuleCases.all, outputs) {
            let agrees = output.ours == output.node
            if agrees { agreeing += 1 }
            let isKnown = Self.disagreements[source] != nil
            #expect(agrees != isKnown, "\(source)\n\(output)")
        }
        print("\(agreeing) of \(outputs.count) sources agree with Node")
    }

    @Test("A difference is seen")
    func plantedDifference() throws {
        let outputs = try outputs(of: [
            "console.log('same')", "console.log(process.versions.jsmigrate === undefined)",
            "if (process.versions.jsmigrate) throw new Error('only here')",
        ])
        #expect(outputs.map { $0.ours == $0.node } == [true, false, false])
    }

    /// What each source prints, or that it threw, by the runtime and by Node.
    private func outputs(of sources: [String]) throws -> [(ours: String, node: String)] {
        let project = try Project()
        for helper in ["helper.mjs", "helper.cjs", "data.json"] {
            try project.copy("\(ModuleCases.directory)/\(helper)", to: helper)
        }
        var main = ""
        for (index, source) in sources.enumerated() {
            let name = "./case-\(index).mjs"
            try project.write(name, source.replacing("./SELF", with: name))
            main += """
                console.log('#case\\n'); try { await import('\(name)') } \
                catch (error) { console.log('threw', error?.name, error?.code) }

                """
        }
        try project.write("main.mjs", main)
        let ours = cases(try Output.ofRuntime(project.path(of: "main.mjs")))
        let node = cases(try Output.ofNode(project.path(of: "main.mjs")))
        #expect(ours.count == sources.count + 1)
        #expect(node.count == ours.count)
        return zip(ours, node).dropFirst().map { (ours: $0.0, node: $0.1) }
    }

    private func cases(_ output: String) -> [String] {
        output.split(separator: "#case\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("What stands in for words of the source does not show")
    func standIns() throws {
        let project = try Project([
            "main.mjs": """
            for (const use of [
              () => import('./x.mjs').nope(), () => arguments.length, () => import.meta.nope.x,
            ]) try { use() } catch (error) { console.log(error.message) }
            """
        ])
        #expect(
            try Output.ofRuntime(project.path(of: "main.mjs")) == """
                import(...).nope is not a function
                arguments is not defined
                Cannot read properties of undefined (reading 'x')

                """)
    }

    @Test("A failing import tells where it stands")
    func placeOfImport() throws {
        let project = try Project([
            "main.mjs": """
            try { await import('./a.mjs') } catch (error) {
              console.log(error.code, error.importer.slice(-5), error.line, error.column, Object.keys(error));
            }
            try { await import('./b.mjs') } catch (error) {
              console.log(error.name, error.importer.slice(-5), error.line, error.column);
            }
            try { await import('./c.mjs') } catch (error) {
              console.log(error.name, error.sourceURL.slice(-5), error.line, error.column);
            }
            """,
            "a.mjs": "const x = 1;\nimport y from './nowhere.mjs';",
            "b.mjs": "import {\n  join,\n  nothing } from 'path';",
            "c.mjs": "export const a = 1;\nexport const b = 2 3;",
        ])
        #expect(
            try Output.ofRuntime(project.path(of: "main.mjs")) == """
                ERR_MODULE_NOT_FOUND a.mjs 2 15 [ 'code', 'url' ]
                SyntaxError b.mjs 3 3
                SyntaxError c.mjs 2 20

                """)
    }

    // Where V8 points: at the `new` of `throw new Error(`.
    @Test("The first line's columns are those of the file")
    func firstLine() throws {
        let project = try Project([
            "main.mjs": """
            for (const name of ['a.mjs', 'b.cjs']) try { await import('./' + name) } catch (error) {
              console.log(/\\d+:\\d+/.exec(error.stack.split('\\n')[1])[0]);
            }
            for (const name of ['c.mjs', 'd.cjs']) try { await import('./' + name) } catch (error) {
              console.log(error.line, error.column);
            }
            """,
            "a.mjs": "export const x = 1; throw new Error('a')",
            "b.cjs": "exports.x = 1; throw new Error('b')",
            "c.mjs": "export const x = ;",
            "d.cjs": "exports.x = ;",
        ])
        #expect(
            try Output.ofRuntime(project.path(of: "main.mjs")) == "1:27\n1:22\n1 18\n1 13\n")
    }
}
