import Filesystem
import Glibc
import TestSupport

/// The project of the crash matrix, with a database for the state before each of its migrations.
final class CrashStage: Sendable {
    /// The project's folder; nothing is ever written there.
    let project: Project
    /// The versions of its migrations, lowest first.
    let versions: [String]
    /// The SQL that makes the state in which the migrations up to a version are applied; "" where none is.
    private let states: [String: String]

    /// The one stage of a test run, made when it is first asked for.
    static func shared() throws -> CrashStage { try made.get() }

    private static let made = Result { try CrashStage() }

    private init() throws {
        project = Project(at: Repository.path + "/Tests/FaultTests/Fixtures/matrix")
        versions = try Filesystem.entries(of: project.path(of: "migrations"))
            .map { String($0.name.prefix(3)) }.sorted()
        let worker = try CrashWorker()
        try worker.session.query(
            """
            CREATE SCHEMA proof;
            CREATE TABLE proof.effect (version text, direction text, step int);
            GRANT ALL ON SCHEMA proof TO \(CrashWorker.role);
            GRANT ALL ON proof.effect TO \(CrashWorker.role);
            """)
        var states = ["": try worker.state()]
        for version in versions {
            let goal = Goal(.up, version, of: versions)
            try Recovery(project: project, worker: worker, goal: goal).run(mayStop: false)
            states[version] = try worker.state()
        }
        self.states = states
    }

    /// The SQL that makes the state from which a goal is one migration away.
    func state(before goal: Goal) throws -> String {
        let version = goal.direction == .up ? goal.below : goal.version
        guard let state = states[version] else { throw TestFailure("no state \(version)") }
        return state
    }
}
