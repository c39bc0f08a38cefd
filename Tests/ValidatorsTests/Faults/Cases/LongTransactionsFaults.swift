import MigrationKit
import Postgres

extension Fault {
    static var longTransactions: [Fault] {
        [
            Fault(
                title: "a transaction at work for long", status: .warn, sound: limits,
                make: { scene in
                    let session = try scene.open()
                    try scene.database.begin("BEGIN; SELECT pg_sleep(600)", runningIn: session)
                    return ["pid \(session.backendProcessID) (", "has been in a transaction for"]
                }, mend: ending),
            Fault(
                title: "a session that is idle in its transaction", status: .warn, sound: limits,
                make: { scene in
                    let session = try scene.open("BEGIN; SELECT 1")
                    return ["pid \(session.backendProcessID) (", "has been idle for"]
                }, mend: ending),
        ]
    }

    private static let limits: @Sendable (FaultScene) throws -> Void = { scene in
        scene.told = {
            $0.thresholds.longTransactionAge = .zero
            $0.thresholds.idleInTransactionAge = .zero
        }
    }

    private static let ending: @Sendable (FaultScene, ValidationResult) throws -> Void = {
        scene, found in
        try scene.run(printed: "SELECT pg_terminate_backend", in: found)
        try scene.database.waitForOthersToEnd()
    }
}
