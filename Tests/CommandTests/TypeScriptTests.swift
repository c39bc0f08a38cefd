import Filesystem
import Glibc
import TestSupport
import Testing

/// Migrations in TypeScript, by both compilers.
@Suite(.requiresNodePackages) struct TypeScriptTests {
    enum Compiler: String, CaseIterable, CustomTestStringConvertible {
        case esbuild, library

        var testDescription: String { rawValue }
    }

    /// A project whose TypeScript is compiled by one of the two, with a cache of its own.
    struct TypedScene {
        let scene: Scene
        let variables: [String: String]

        init(_ compiler: Compiler, _ files: [String: String]) throws {
            scene = try Scene(files)
            if compiler == .library {
                try scene.project.link(
                    "node_modules/typescript", to: NodePackages.modules + "/typescript")
            }
            let programs = compiler == .esbuild ? NodePackages.programs + ":" : ""
            variables = [
                "PATH": programs + (JSMigrate.baseEnvironment["PATH"] ?? "/usr/bin"),
                "XDG_CACHE_HOME": scene.path("cache"),
            ]
        }

        func run(_ arguments: String...) throws -> JSMigrate.Outcome {
            try JSMigrate.run(
                arguments, in: scene.project, database: scene.database, environment: variables)
        }

        var cached: [String] {
            let folder = scene.path("cache/jsmigrate/typescript")
            return ((try? Filesystem.entries(of: folder)) ?? []).map(\.name)
        }
    }

    /// What types, and the constructs that are more than types, come to.
    static let language = """
        import type { Pool } from 'pg';
        import { type Shape, area } from './lib/shapes.js';
        import helper from '../lib/helper';
        import legacy = require('../lib/legacy');
        import * as path from 'path';
        enum Color { Red, Green = 'g', Blue = 4, Next }
        const enum Fixed { A = 1, B = A << 2 }
        namespace Outer { export namespace Inner { export const value = 42; } }
        abstract class Base<T> { protected abstract x: T; get y(): T { return this.x; } }
        class Point extends Base<number> {
          declare z: number;
          protected x = 3;
          constructor(public readonly a: number, private b?: string) { super(); }
          over(x: string): string;
          over(x: number): string;
          over(x: unknown): string { return `${typeof x} ${this.b!.length}`; }
        }
        function traced(target: unknown, key: string, descriptor: PropertyDescriptor) {
          const inner = descriptor.value;
          descriptor.value = function (...rest: unknown[]) {
            console.log('called', key);
            return inner.apply(this, rest);
          };
        }
        class Decorated { @traced run(n: number) { return n + 1; } }
        const generic = <T,>(x: T): T => x;
        export const up = async (db: Pool): Promise<void> => {
          console.log(Color.Red, Color[4], Color.Next, Fixed.B, Outer.Inner.value);
          console.log(new Point(1, 'abc').over(2), new Point(1).a, new Point(1).y);
          console.log(new Decorated().run(1), generic<number>(5), area({ w: 2, h: 3 } as Shape));
          console.log(helper(), legacy.title, path.basename(__filename), require.main === module);
          await db.query('CREATE TABLE t (id int)');
        };
        export async function down(db: Pool): Promise<void> { await db.query('DROP TABLE t'); }
        """

    static let project = [
        "migrations/001-first.ts": language,
        "migrations/lib/shapes.ts": """
        export interface Shape { w: number; h: number }
        export const area = ({ w, h }: Shape): number => w * h;
        """,
        "lib/helper.ts": "export default (): string => 'helped';",
        "lib/legacy.ts": "class Legacy { static title: string = 'old'; }\nexport = Legacy;",
        "tsconfig.json": """
        { // as tsc reads it
          "compilerOptions": { "experimentalDecorators": true, "target": "ES2022", },
        }
        """,
    ]

    static let printed = """
        0 Blue 5 4 42
        number 3 1 3
        called run
        2 5 6
        helped old 001-first.ts false

        """

    @Test(arguments: Compiler.allCases) func theLanguageIsCompiled(_ compiler: Compiler) throws {
        let scene = try TypedScene(compiler, Self.project)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(outcome.output.contains(Self.printed), "\(outcome)")
        #expect(try scene.scene.ownTables == ["t"])
        let down = try scene.run("down")
        #expect(down.exitCode == 0, "\(down)")
        #expect(try scene.scene.ownTables == [])
    }

    @Test(arguments: Compiler.allCases) func everyExtensionRuns(_ compiler: Compiler) throws {
        let table = { (name: String) in
            "export const up = (db: any): Promise<void> => db.query('CREATE TABLE \(name) (id int)');"
        }
        let scene = try TypedScene(
            compiler,
            [
                "migrations/001-a.ts": table("a"),
                "migrations/002-b.mts": table("b") + "\nconst x: string = await 'waited';\n"
                    + "console.log(x, import.meta.filename, typeof require);",
                "migrations/003-c.cts": table("c") + "\nconsole.log(typeof module, __filename);",
                "migrations/004-d.ts": table("d") + "\nconst y: string = await 'at the top';\n"
                    + "console.log(y, import.meta.url.slice(-9));",
                "migrations/005-e.js": "import { make } from '../lib/make.js';\n"
                    + "export const up = make('e');",
                "lib/make.ts": """
                import type { Pool } from 'pg';
                export function make(name: string) {
                  return (db: Pool): unknown => db.query(`CREATE TABLE ${name} (id int)`);
                }
                """,
            ])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let folder = scene.scene.path("migrations")
        for line in [
            "waited \(folder)/002-b.mts undefined", "object \(folder)/003-c.cts",
            "at the top /004-d.ts",
        ] {
            #expect(outcome.lines.contains(line), "\(outcome)")
        }
        #expect(try scene.scene.ownTables == ["a", "b", "c", "d", "e"])
    }

    @Test(arguments: Compiler.allCases) func placesAreThoseOfTheSource(_ compiler: Compiler) throws
    {
        let scene = try TypedScene(
            compiler,
            [
                "migrations/001-first.ts": """
                import type { Pool } from 'pg';

                interface Row {
                  id: number;
                }
                enum Step { One }
                export async function up(db: Pool): Promise<void> {
                  const rows: Row[] = [];
                  await db.query('SELECT 1');

                  await db.query('CREATE TABEL t (id int)');
                }
                """,
                "migrations/002-second.ts": """
                type A = { b: string };
                function check(a: A | undefined): never {
                  const text: string = 'wrong';
                  throw new Error(text);
                }
                export const up = (): void => {
                  console.log(new Error('made').stack!.split('\\n')[1].trim());
                  check(undefined);
                };
                """,
            ])
        let first = try scene.run("up")
        #expect(first.exitCode == 2)
        #expect(
            first.errors.contains(
                """
                error: migration 001 failed: syntax error at or near "TABEL"
                  at \(scene.scene.path("migrations/001-first.ts")):11:12
                """), "\(first)")
        scene.scene.project.remove("migrations/001-first.ts")
        let second = try scene.run("up")
        let file = scene.scene.path("migrations/002-second.ts")
        #expect(
            second.errors.contains("error: migration 002 failed: wrong\n  at \(file):4:9\n"),
            "\(second)")
        #expect(second.output.contains("\(file):7:15)"), "\(second)")
        #expect(second.errors.contains("at check (\(file):4:9)"), "\(second)")
        #expect(second.errors.contains("\(file):8:3)"), "\(second)")
    }

    @Test(arguments: Compiler.allCases) func whatDoesNotParseIsShown(_ compiler: Compiler) throws {
        let scene = try TypedScene(
            compiler, ["migrations/001-first.ts": "const a: string = 'x';\nlet b: = 3;\n"])
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        let message = compiler == .esbuild ? "Unexpected \"=\"" : "Type expected."
        #expect(
            outcome.errors.contains(
                """
                error: migration 001 failed: \(message)
                  at \(scene.scene.path("migrations/001-first.ts")):2:8
                """), "\(outcome)")
    }

    @Test(arguments: Compiler.allCases)
    func whatIsCompiledIsKeptByItsContent(_ compiler: Compiler) throws {
        let scene = try TypedScene(
            compiler,
            ["script.ts": "const text: string = 'one';\nconsole.log(text);"])
        #expect(try scene.run("exec", "script.ts").output == "one\n")
        let before = scene.cached
        #expect(before.count == 1)
        #expect(try scene.run("exec", "script.ts").output == "one\n")
        #expect(scene.cached == before)
        try scene.scene.project.write(
            "script.ts", "const text: string = 'two';\nconsole.log(text);")
        #expect(try scene.run("exec", "script.ts").output == "two\n")
        #expect(scene.cached.count == 2)
        // What lies in the cache is used, and what cannot be used is made again.
        for name in scene.cached {
            try scene.scene.project.write("cache/jsmigrate/typescript/\(name)", "{ broken")
        }
        #expect(try scene.run("exec", "script.ts").output == "two\n")
        for name in scene.cached {
            try scene.scene.project.write(
                "cache/jsmigrate/typescript/\(name)",
                #"{"source":"console.log('from the cache')","mappings":null}"#)
        }
        #expect(try scene.run("exec", "script.ts").output == "from the cache\n")
    }

    @Test func aCacheThatCannotBeWrittenIsNoFailure() throws {
        let scene = try TypedScene(.esbuild, ["script.ts": "console.log(1 as number);"])
        let outcome = try JSMigrate.run(
            ["exec", "script.ts"], in: scene.scene.project,
            environment: scene.variables.merging(["XDG_CACHE_HOME": "/proc/nowhere"]) { $1 })
        #expect(outcome.output == "1\n" && outcome.errors.isEmpty, "\(outcome)")
    }

    @Test func pathsOfTheConfigAreFollowed() throws {
        let scene = try TypedScene(
            .esbuild,
            [
                "migrations/001-first.ts": """
                import { name } from '@app/name';
                import { exact } from 'exact';
                const { other } = require('@app/deep/other.js');
                console.log(name, exact, other);
                export const up = (): void => {};
                """,
                "source/name.ts": "export const name: string = 'mapped';",
                "source/deep/other.ts": "export const other: string = 'deep';",
                "source/exact.ts": "export const exact: number = 1;",
                "tsconfig.json": #"{ "extends": "./base" }"#,
                "base.json": """
                { "compilerOptions": { "paths": { "@app/*": ["./none/*", "./source/*"],
                  "exact": ["./source/exact.ts"] } } }
                """,
            ])
        let outcome = try scene.run("up")
        #expect(outcome.lines.contains("mapped 1 deep"), "\(outcome)")
    }

    @Test func withNoCompilerNothingRuns() throws {
        guard !Filesystem.exists("/usr/share/nodejs/typescript") else { return }
        var files = Migrations.tables("a")
        files["migrations/002-typed.ts"] = "export const up = async (): Promise<void> => {};"
        let scene = try Scene(files)
        let environment = ["PATH": "/usr/bin:/bin"]
        for arguments in [["up"], ["up", "--dry-run"], ["exec", "migrations/002-typed.ts"]] {
            let outcome = try JSMigrate.run(
                arguments, in: scene.project, database: scene.database, environment: environment)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(outcome.errors.contains("\n  002-typed.ts\n"), "\(outcome)")
            #expect(
                outcome.errors.contains("npm install --save-dev esbuild")
                    && outcome.errors.contains("npm install --save-dev typescript"), "\(outcome)")
        }
        #expect(try scene.ownTables == [])
        #expect(try scene.run("up", "--to", "1").exitCode == 0)
    }
}
