import MigrationKit
import Testing

extension Fault {
    static var databaseSize: [Fault] {
        [
            Fault(
                title: "a database that has grown", status: .warn,
                sound: { scene in
                    let size = try scene.number(
                        "SELECT pg_database_size(current_database()) / 1048576 + 2")
                    scene.told = {
                        $0.thresholds.databaseSizeMegabytes = size
                        $0.thresholds.freeDiskPercent = 0
                    }
                },
                make: { scene in
                    try scene.fill(megabytes: 4)
                    return ["the database is over the limit of"]
                }, mend: running("DROP TABLE filling")),
            Fault(
                title: "WAL that a slot keeps", status: .warn, place: .ownServer,
                sound: { scene in
                    try scene.run("CHECKPOINT")
                    let size = try scene.number(
                        "SELECT sum(size)::bigint / 1048576 + 20 FROM pg_ls_waldir()")
                    scene.told = {
                        $0.thresholds.walMegabytes = size
                        $0.thresholds.freeDiskPercent = 0
                    }
                },
                make: { scene in
                    try scene.run("SELECT pg_create_physical_replication_slot('keeper', true)")
                    for _ in 0..<4 {
                        try scene.fill(megabytes: 1)
                        try scene.run(each: ["SELECT pg_switch_wal()", "DROP TABLE filling"])
                    }
                    return ["the WAL is over the limit of"]
                },
                mend: { scene, _ in
                    try scene.run("SELECT pg_drop_replication_slot('keeper')")
                    // What the standby has not fetched is kept too.
                    try scene.openOnStandby()
                    // The server takes two to be rid of what it kept for the first.
                    try scene.run(each: ["CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"])
                }),
            // No test fills the disk of the machine: the limit comes to the volume.
            Fault(
                title: "a volume without room", status: .warn,
                sound: { scene in scene.told = { $0.thresholds.freeDiskPercent = 0 } },
                make: { scene in
                    scene.told = { $0.thresholds.freeDiskPercent = 100 }
                    return ["less than 100 percent is free on the volume of /"]
                },
                mend: { scene, _ in scene.told = { $0.thresholds.freeDiskPercent = 0 } }),
        ]
    }
}
