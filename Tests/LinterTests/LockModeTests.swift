import Linter
import TestSupport
import Testing

@Suite struct LockModeTests {
    /// Two sessions of a server ask for every pair of modes.
    @Test func rivalsAreThoseOfTheServer() throws {
        let database = try TestDatabase()
        try database.query("CREATE TABLE orders ()")
        let holder = try database.openSession()
        let other = try database.openSession()
        for held in LockMode.allCases {
            try holder.run("BEGIN; LOCK TABLE orders IN \(held.words) MODE")
            for mode in LockMode.allCases {
                let sql = "BEGIN; LOCK TABLE orders IN \(mode.words) MODE NOWAIT"
                let isRefused = try other.run(sql).contains("could not obtain lock")
                try other.run("ROLLBACK")
                #expect(isRefused == mode.rivals.contains(held), "\(mode) with \(held)")
            }
            try holder.run("ROLLBACK")
        }
    }
}
