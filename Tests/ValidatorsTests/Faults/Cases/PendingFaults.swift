import MigrationKit
import TestSupport

extension Fault {
    static var pending: [Fault] {
        [
            Fault(
                title: "a migration that comes late", status: .warn,
                files: [
                    "migrations/001-a.sql": "CREATE TABLE a ();",
                    "migrations/003-c.sql": "CREATE TABLE c ();",
                ],
                sound: { try $0.program("up") },
                make: { scene in
                    try scene.project?.write("migrations/002-b.sql", "CREATE TABLE b ();")
                    return ["002-b.sql is older than 003, which is applied"]
                },
                // "Give it a higher number."
                mend: { scene, _ in
                    scene.project?.remove("migrations/002-b.sql")
                    try scene.project?.write("migrations/004-b.sql", "CREATE TABLE b ();")
                })
        ]
    }
}
