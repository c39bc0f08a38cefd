import MigrationKit
import TestSupport

extension Fault {
    static var queryTimes: [Fault] {
        [
            Fault(
                title: "a query that takes longer", status: .warn, place: .ownServer,
                sound: { scene in
                    try scene.run("CREATE EXTENSION pg_stat_statements; \(pause(0))")
                    // Once is not enough where the server was held up in it.
                    var attempts = 0
                    repeat {
                        attempts += 1
                        guard attempts <= 2_000 else {
                            throw TestFailure("a query that does nothing takes long")
                        }
                        try scene.run("SELECT pause(), 'pause'")
                    } while try scene.number(
                        """
                        SELECT count(*) FROM pg_stat_statements
                         WHERE query LIKE 'SELECT pause()%' AND mean_exec_time > 20
                        """) > 0
                    let before = try scene.database.snapshot()
                    scene.told = { $0.before = before }
                },
                make: { scene in
                    try scene.run(pause(0.3))
                    try scene.run("SELECT pause(), 'pause'")
                    return ["SELECT pause(), $1", "slower than before"]
                },
                mend: { scene, _ in
                    try scene.run(pause(0))
                    try scene.run(String(repeating: "SELECT pause(), 'pause'; ", count: 1_000))
                })
        ]
    }

    private static func pause(_ seconds: Double) -> String {
        """
        CREATE OR REPLACE FUNCTION pause() RETURNS void LANGUAGE sql
            AS 'SELECT pg_sleep(\(seconds))'
        """
    }
}
