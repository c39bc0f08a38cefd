import MigrationKit
import Postgres
import Testing

extension Fault {
    static var replicationLag: [Fault] {
        [
            Fault(
                title: "a standby that does not replay", status: .warn, place: .ownServer,
                sound: { scene in
                    scene.told = { $0.thresholds.replicationLagMegabytes = 1 }
                    try scene.openOnStandby()
                },
                make: { scene in
                    try scene.openOnStandby().perform(.simple("SELECT pg_wal_replay_pause()"))
                    try scene.fill(megabytes: 4)
                    return ["1 replica is more than 1 MB", "walreceiver (local, pid "]
                },
                mend: { scene, found in
                    let resume = found.statements(beginning: "SELECT pg_wal_replay_resume")
                    let copy = try #require(try? scene.openOnStandby(isReplaying: false))
                    try copy.perform(.simple(#require(resume.first)))
                    try scene.openOnStandby()
                }),
            Fault(
                title: "no synchronous replica", status: .warn, place: .ownServer,
                sound: { scene in try scene.openOnStandby() },
                make: { scene in
                    try scene.run("ALTER SYSTEM SET synchronous_standby_names = 'other'")
                    try scene.reload(until: "current_setting('synchronous_standby_names') <> ''")
                    return ["no synchronous replica is connected"]
                },
                mend: { scene, _ in
                    try scene.run("ALTER SYSTEM RESET synchronous_standby_names")
                    try scene.reload(until: "current_setting('synchronous_standby_names') = ''")
                }),
        ]
    }

    static var replicationSlots: [Fault] {
        [
            Fault(
                title: "a slot that nobody reads", status: .warn,
                make: { scene in
                    let slot = scene.database.name
                    try scene.run("SELECT pg_create_physical_replication_slot('\(slot)', true)")
                    try scene.fill(megabytes: 1)
                    return [
                        "1 replication slot holds WAL",
                        "\n\(slot) (physical, nobody is connected) holds ",
                    ]
                }, mend: printed("SELECT pg_drop_replication_slot"))
        ]
    }
}
