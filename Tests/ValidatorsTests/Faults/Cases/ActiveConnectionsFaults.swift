import MigrationKit

extension Fault {
    static var activeConnections: [Fault] {
        [
            Fault(
                title: "many sessions", status: .warn,
                sound: { scene in
                    scene.told = {
                        $0.thresholds.activeConnections = 2
                        $0.thresholds.connectionUsePercent = 100
                    }
                },
                make: { scene in
                    for _ in 0..<3 { try scene.open() }
                    return ["3 other connections to this database (3 idle)"]
                }, mend: closing),
            Fault(
                title: "a role near its limit", status: .warn,
                sound: { scene in
                    let role = "limited_\(scene.database.name)"
                    try scene.run("CREATE ROLE \(role) LOGIN CONNECTION LIMIT 4")
                    scene.checking = try scene.database.session(as: role)
                },
                make: { scene in
                    let role = "limited_\(scene.database.name)"
                    for _ in 0..<3 { try scene.open(as: role) }
                    return ["role \(role) has 4 of the 4 connections"]
                }, mend: closing),
        ]
    }
}
