import Filesystem
import MigrationRunner
import Postgres
import Testing

@Suite("Finding the database")
struct ConnectionSourceTests {
    private func resolve(
        _ option: String? = nil, _ process: [String: String] = [:], file: [(String, String)] = []
    ) throws -> ConnectionSource {
        var environment = Environment(process: process)
        environment.add(file, from: ".env")
        return try ConnectionSource.resolve(option: option, environment: environment)
    }

    @Test("The order of the sources")
    func order() throws {
        var process = ["PGDATABASE": "p", "PGHOST": "ph"]
        #expect(try resolve(nil, process).settings.description == "postgresql://ph/p")
        #expect(try resolve(nil, process).origin == "PG* in the environment")
        process["DB_NAME"] = "n"
        #expect(try resolve(nil, process).settings.description == "postgresql://ph/n")
        process["DB_HOST"] = "h"
        #expect(try resolve(nil, process).settings.description == "postgresql://h/n")
        process["DATABASE_URL"] = "postgres://u:p@uh/ud"
        #expect(try resolve(nil, process).settings.description == "postgresql://u@uh/ud")
        let option = try resolve("postgres://oh/od", process)
        #expect(option.settings.description == "postgresql://oh/od")
        #expect(option.origin == "--database")
        #expect(option.notices.count == 3)
        let configured = try ConnectionSource.resolve(
            option: nil, configured: ("postgres://ch/cd", "jsmigrate.config.json"),
            environment: Environment(process: process))
        #expect(configured.origin == "jsmigrate.config.json")
    }

    @Test("The environment beats .env, and an empty variable is none")
    func files() throws {
        let file = [("DATABASE_URL", "postgres://f/f"), ("PGUSER", "pu")]
        // As with dotenv, a variable that is set to nothing keeps the file's value away.
        #expect(try resolve(nil, ["DATABASE_URL": ""], file: file).origin == "PG* in .env")
        let both = try resolve(nil, ["DATABASE_URL": "postgres://e/e"], file: file)
        #expect(both.origin == "DATABASE_URL in the environment")
        #expect(both.settings.user == "pu")
        #expect(try resolve(nil, [:], file: file).origin == "DATABASE_URL in .env")
    }

    @Test("Sources that agree give no notice; ones that do not are named without a password")
    func notices() throws {
        let agree = ["DATABASE_URL": "postgres://u:p@127.0.0.1:5432/d", "DB_HOST": "localhost"]
        #expect(try resolve(nil, agree).notices.isEmpty)
        let differ = ["DATABASE_URL": "postgres://u:geheim@h/d?schema=x", "DB_NAME": "e"]
        let notices = try resolve(nil, differ).notices
        #expect(notices.count == 2)
        #expect(notices.last?.contains("DB_* in the environment") == true)
        #expect(!notices.joined().contains("geheim"))
    }

    @Test("Gaps are filled as pg fills them")
    func gaps() throws {
        let settings = try resolve(
            "postgres:///d", ["PGPORT": "7", "PGPASSWORD": "x", "PGSSLMODE": "require"]
        ).settings
        #expect(settings.host == "localhost")
        #expect(settings.port == "7")
        #expect(settings.password == "x")
        #expect(settings.tls == .verified)
        let libpq = try resolve("dbname=d", ["PGSSLMODE": "require"]).settings
        #expect(libpq.host == nil)
        #expect(libpq.tls == .libpq("require"))
        #expect(try resolve("service=s", ["PGHOST": "h"]).settings.host == nil)
    }

    @Test("Errors name the source")
    func errors() {
        #expect(throws: ConnectionSourceError.noSource) { try resolve() }
        #expect(throws: ConnectionSourceError.badPort(origin: "DB_PORT in .env")) {
            try resolve(nil, ["DB_HOST": "h"], file: [("DB_PORT", "x")])
        }
        let error = #expect(throws: ConnectionSourceError.self) {
            try resolve(nil, ["DATABASE_URL": "postgres://u:geheim@h:x/d"])
        }
        #expect(
            error?.description
                == "DATABASE_URL in the environment: the port is not a number from 1 to 65535")
    }

    @Test("Scripts see the connection under every usual name")
    func scripts() throws {
        let settings = try resolve("postgres://u:p@h:1/d").settings
        let variables = Dictionary(
            settings.scriptVariables().map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        #expect(variables["DATABASE_URL"] == "postgresql://u:p@h:1/d")
        #expect(variables["DB_NAME"] == "d")
        #expect(variables["PGPASSWORD"] == "p")
    }

    @Test("The .env of the working directory beats the one beside the migrations")
    func loading() throws {
        let folder = try Filesystem.makeTemporaryDirectory(prefix: "jsmigrate-test-")
        defer { try? Filesystem.removeTree(folder) }
        try Filesystem.makeDirectory(folder + "/work")
        try Filesystem.makeDirectory(folder + "/app/migrations", creatingParents: true)
        try Filesystem.write(Array("A=1".utf8), to: folder + "/work/.env")
        try Filesystem.write(Array("A=2\nB=2".utf8), to: folder + "/app/.env")
        let environment = try Environment.load(
            process: ["C": "3"], workingDirectory: folder + "/work",
            migrationsDirectory: "../app/migrations")
        #expect(environment["A"]?.origin == ".env")
        #expect(environment["B"]?.origin == folder + "/app/.env")
        #expect(environment.values == ["A": "1", "B": "2", "C": "3"])
        #expect(throws: FilesystemError.self) {
            try Environment.load(
                process: [:], workingDirectory: folder, migrationsDirectory: nil, file: "none.env")
        }
    }
}
