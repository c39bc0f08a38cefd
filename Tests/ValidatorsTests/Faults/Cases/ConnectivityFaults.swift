import MigrationKit
import Postgres
import Testing

extension Fault {
    static var connectivity: [Fault] {
        [
            Fault(
                title: "a standby", status: .fail, place: .ownServer,
                make: { scene in
                    scene.checking = try scene.openOnStandby()
                    return ["The server is a standby."]
                },
                // "Connect to the primary."
                mend: { scene, _ in scene.checking = nil }),
            Fault(
                title: "read-only transactions", status: .fail,
                make: { scene in
                    try scene.run(
                        "ALTER DATABASE \(scene.database.name)"
                            + " SET default_transaction_read_only = on")
                    scene.checking = try scene.open()
                    return ["default_transaction_read_only is on (database)"]
                },
                mend: { scene, found in
                    try scene.run(
                        printed: "SET default_transaction_read_only", "ALTER DATABASE", in: found)
                    scene.checking = try scene.open()
                }),
            Fault(
                title: "no schema of the search path", status: .fail,
                make: { scene in
                    scene.checking = try scene.open("SET search_path = nowhere")
                    return ["No schema of the search_path (nowhere) exists"]
                }, mend: running("CREATE SCHEMA nowhere")),
            Fault(
                title: "a schema in which nothing may be made", status: .fail,
                make: { scene in
                    try scene.run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
                    let role = try scene.database.makeRole()
                    scene.checking = try scene.open(as: role)
                    return ["Role \(role) may not create in schema public."]
                }, mend: printed("GRANT")),
            Fault(
                title: "a tracking table that is another role's", status: .fail,
                sound: { scene in
                    try scene.run("CREATE TABLE schema_migrations (id serial PRIMARY KEY)")
                    scene.told = { $0.trackingTable = "public.schema_migrations" }
                },
                make: { scene in
                    let role = try scene.database.makeRole()
                    scene.checking = try scene.open(as: role)
                    return [
                        "Role \(role) lacks SELECT, INSERT, UPDATE, DELETE on schema_migrations.",
                        "Role \(role) lacks USAGE on schema_migrations_id_seq.",
                    ]
                },
                mend: { scene, found in
                    try scene.run(printed: "GRANT", in: found)
                    try scene.checking?.perform(
                        .simple("INSERT INTO schema_migrations DEFAULT VALUES"))
                }),
            Fault(
                title: "a history and a lock that are another role's", status: .warn,
                sound: { scene in
                    try scene.run("CREATE TABLE schema_migrations ()")
                    try scene.run("CREATE TABLE migration_history (id serial PRIMARY KEY)")
                    try scene.run("CREATE TABLE migration_lock ()")
                    scene.told = { $0.trackingTable = "public.schema_migrations" }
                },
                make: { scene in
                    let role = try scene.database.makeRole()
                    try scene.run(
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON schema_migrations TO \(role)")
                    scene.checking = try scene.open(as: role)
                    return [
                        "Role \(role) lacks SELECT, INSERT on migration_history, which a run would"
                            + " do without.",
                        "Role \(role) lacks SELECT, INSERT, UPDATE on migration_lock, which",
                        "Role \(role) lacks USAGE on migration_history_id_seq, which",
                    ]
                },
                mend: { scene, found in
                    try scene.run(printed: "GRANT", in: found)
                    try scene.checking?.perform(
                        .simple("INSERT INTO migration_history DEFAULT VALUES"))
                }),
            Fault(
                title: "a right that the plan needs", status: .fail,
                sound: { scene in
                    try scene.run("CREATE TABLE \"Or'ders\" (id integer)")
                    scene.plan("INSERT INTO \"Or'ders\" VALUES (1)", on: "\"Or'ders\"")
                    scene.told = { [told = scene.told] context in
                        told(&context)
                        context.trackingTable = "public.\"Or'ders\""
                    }
                },
                make: { scene in
                    let role = try scene.database.makeRole()
                    try scene.run("GRANT SELECT, UPDATE, DELETE ON \"Or'ders\" TO \(role)")
                    scene.checking = try scene.open(as: role)
                    return [
                        "Migration 007: role \(role) lacks INSERT on public.\"Or'ders\""
                    ]
                }, mend: printed("GRANT")),
        ]
    }
}
