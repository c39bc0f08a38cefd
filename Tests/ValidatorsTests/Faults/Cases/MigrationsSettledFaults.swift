import MigrationKit
import Glibc
import TestSupport

extension Fault {
    static var migrationsSettled: [Fault] {
        [
            Fault(
                title: "a migration that failed", status: .fail,
                files: ["migrations/001-a.sql": "CREATE TABLE a ();"],
                sound: { try $0.program("up") },
                make: { scene in
                    try scene.project?.write("migrations/002-b.sql", "SELECT 1 / 0;")
                    try scene.program("up", exitCode: 2)
                    return ["002 b: up failed: division by zero"]
                },
                // "`jsmigrate up` runs a failed one again."
                mend: { scene, _ in
                    try scene.project?.write("migrations/002-b.sql", "SELECT 1;")
                    try scene.program("up")
                }),
            Fault(
                title: "a run that was cut off", status: .fail,
                files: ["migrations/001-a.sql": "CREATE TABLE a ();"],
                sound: { try $0.program("up") },
                make: { scene in
                    try scene.project?.write("migrations/002-b.sql", "SELECT pg_sleep(600);")
                    let run = try JSMigrate.start(
                        ["up"], in: scene.project, database: scene.database.database)
                    try scene.waitForSleep()
                    run.send(signal: SIGKILL)
                    _ = run.finish()
                    try scene.run(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE wait_event = 'PgSleep' AND datname = current_database()")
                    return ["002 b: up is running since "]
                },
                // "`jsmigrate repair` settles what was cut off."
                mend: { scene, _ in
                    try scene.program("repair", "--yes")
                    try scene.project?.write("migrations/002-b.sql", "SELECT 1;")
                    try scene.program("up")
                }),
        ]
    }
}
