import EphemeralPostgres
import Filesystem
import Glibc
import Subprocess
import Testing

@Suite struct EphemeralClusterTests {
    @Test func aServerComesAndGoesWithoutATrace() throws {
        let cluster = try EphemeralCluster.start()
        let settings = cluster.connectionSettings
        let answer = try ask(cluster, "SELECT current_database(), current_user")
        #expect(answer == "jsmigrate|jsmigrate")
        #expect(try ask(cluster, "SHOW listen_addresses") == "")
        #expect(try ask(cluster, "SHOW server_encoding") == "UTF8")
        #expect(getsid(cluster.processIdentifier) == cluster.processIdentifier)

        var status = stat()
        #expect(unsafe stat(settings.socketDirectory, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o700)
        if geteuid() == 0 { #expect(status.st_uid != 0) }

        cluster.stop()
        cluster.stop()
        #expect(unsafe access(settings.socketDirectory, F_OK) != 0)
        #expect(kill(cluster.processIdentifier, 0) != 0)
    }

    @Test func settingsAndNamesAreTaken() throws {
        var options = EphemeralCluster.Options()
        options.databaseName = "with \"quotes\""
        options.superuser = "somebody"
        options.isDurable = true
        options.settings = [("log_statement", "all")]
        let cluster = try EphemeralCluster.start(options)
        #expect(
            try ask(cluster, "SELECT current_database(), current_user")
                == "with \"quotes\"|somebody")
        #expect(try ask(cluster, "SHOW fsync") == "on")
        #expect(try ask(cluster, "SHOW log_statement") == "all")
    }

    @Test func aServerThatCannotStartShowsItsLogAndLeavesNothing() async {
        await #expect(processExitsWith: .success) {
            try inTemporaryDirectory { directory in
                var options = EphemeralCluster.Options()
                options.settings = [("shared_buffers", "nonsense")]
                let error = #expect(throws: EphemeralPostgresError.self) {
                    try EphemeralCluster.start(options)
                }
                #expect(error?.message.contains("ended while it was starting") == true)
                #expect(error?.message.contains("shared_buffers") == true)
                let left = try names(in: directory)
                #expect(left == [])
            }
        }
    }

    @Test func missingServerProgramsAreNamedWithTheWayOut() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("JSMIGRATE_POSTGRES_BIN", "/nowhere", 1)
            let error = #expect(throws: EphemeralPostgresError.self) {
                try EphemeralCluster.start()
            }
            #expect(error?.message.contains("/nowhere (JSMIGRATE_POSTGRES_BIN)") == true)
            #expect(error?.help.contains("apt-get install postgresql") == true)
        }
    }

    @Test func theServerOfAKilledOwnerEndsAndIsSweptAway() async throws {
        let directory = try Filesystem.makeTemporaryDirectory(prefix: "jsmigrate-test-")
        unsafe chmod(directory, 0o755)
        defer { try? Filesystem.removeTree(directory) }

        await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String] in
            unsafe setenv("TMPDIR", directory, 1)
            let cluster = try EphemeralCluster.start()
            let server = Array(String(cluster.processIdentifier).utf8)
            try Filesystem.write(server, to: "\(directory)/server")
            kill(getpid(), SIGKILL)
        }
        let server = try #require(Int32(Filesystem.readText(directory + "/server")))
        for _ in 0..<6_000 where kill(server, 0) == 0 { usleep(10_000) }
        #expect(kill(server, 0) != 0)

        let left = try names(in: directory).filter { $0 != "server" }
        #expect(left.count == 1)
        await #expect(processExitsWith: .success) {
            [directory = directory as String, left = left as [String]] in
            unsafe setenv("TMPDIR", directory, 1)
            // A folder that was made this moment may be one that is not locked yet.
            var times = [timeval(), timeval()]
            unsafe utimes("\(directory)/\(left[0])", &times)
            let cluster = try EphemeralCluster.start()
            let names = try names(in: directory)
            #expect(!names.contains(left[0]))
            cluster.stop()
        }
        #expect(try names(in: directory) == ["server"])
    }

    private func ask(_ cluster: EphemeralCluster, _ sql: String) throws -> String {
        let settings = cluster.connectionSettings
        let result = try ChildProcess.run(
            .init(
                cluster.binaries.directory + "/psql",
                [
                    "-XAtc", sql, "-h", settings.socketDirectory, "-U", settings.user, "-d",
                    settings.databaseName,
                ]))
        #expect(result.errors == "")
        return String(result.output.dropLast())
    }
}

/// Runs `body` with `TMPDIR` naming a new folder that everybody can enter.
private func inTemporaryDirectory(_ body: (String) throws -> Void) throws {
    let directory = try Filesystem.makeTemporaryDirectory(prefix: "jsmigrate-test-")
    unsafe chmod(directory, 0o755)
    defer { try? Filesystem.removeTree(directory) }
    unsafe setenv("TMPDIR", directory, 1)
    try body(directory)
}

/// The names in a folder.
private func names(in directory: String) throws -> [String] {
    try Filesystem.entries(of: directory).map(\.name)
}
