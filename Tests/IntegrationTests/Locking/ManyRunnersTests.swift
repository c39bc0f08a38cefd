import TestSupport
import Testing

/// Runners that are started together.
@Suite struct ManyRunnersTests {
    private static let runners = 32
    private static let rounds = 10

    @Test func eachMigrationIsAppliedOnce() throws {
        let clock = ContinuousClock()
        var times: [Duration] = []
        for round in 1...Self.rounds {
            let scene = try Scene([
                "001-a.js": "await db.query('CREATE TABLE done (n int)');",
                "002-b.js": "await db.query('INSERT INTO done VALUES (2)');",
                "003-c.js":
                    "await db.query('BEGIN'); await db.query('INSERT INTO done VALUES (3)'); await db.query('COMMIT');",
            ])
            let start = clock.now
            let running = try (1...Self.runners).map { _ in
                try scene.start("up", "--lock-wait", "10min")
            }
            let outcomes = running.map { $0.finish(timeout: .seconds(300)) }
            times.append(clock.now - start)
            let failed = outcomes.filter { $0.exitCode != 0 }
            #expect(failed.isEmpty, "round \(round): \(failed.first?.description ?? "")")
            let applied = outcomes.reduce(0) { $0 + $1.output.split(separator: "✓").count - 1 }
            #expect(applied == 3, "round \(round)")
            #expect(!outcomes.contains { $0.errors.contains("did not end in good order") })
            #expect(try scene.numbers(in: "done") == ["2", "3"])
            #expect(
                try scene.database.query(
                    "SELECT version, status FROM schema_migrations ORDER BY version")
                    == [["001", "completed"], ["002", "completed"], ["003", "completed"]])
            #expect(
                try scene.database.value("SELECT count(*) FROM migration_history") == "3")
            #expect(try scene.leftovers(awaiting: ["0", "0"]) == ["0", "0"])
        }
        print("\(Self.runners) runners, \(Self.rounds) rounds: \(times.map(\.inSeconds))")
    }

    /// "One runner waiting while the holder builds an index concurrently does not slow it."
    @Test func oneThatWaitsDoesNotHoldUpAConcurrentIndex() throws {
        func time(waiters: Int) throws -> Duration {
            let scene = try Scene([
                "001-a.js":
                    "await db.query('CREATE TABLE a AS SELECT n FROM generate_series(1, 20000) AS n'); await gate('index');",
                "002-b.js": "await db.query('CREATE INDEX CONCURRENTLY a_n ON a (n)');",
            ])
            let holder = try scene.start(untilGate: "index")
            let waiting = try (0..<waiters).map { _ in
                try scene.start("up", "--lock-wait", "10min")
            }
            for each in waiting { try each.waitForText("waiting for another run: backend ") }
            let clock = ContinuousClock()
            let start = clock.now
            try scene.open("index")
            let outcome = holder.finish()
            let duration = clock.now - start
            #expect(outcome.exitCode == 0, "\(outcome)")
            for each in waiting { #expect(each.finish().exitCode == 0) }
            return duration
        }
        let alone = try time(waiters: 0)
        let watched = try time(waiters: 1)
        print("a concurrent index: \(alone.inSeconds) alone, \(watched.inSeconds) with a waiter")
        // A waiter in SQL would hold it up for as long as it waits, ten minutes.
        #expect(watched < alone + .seconds(60))
    }

    /// "A runner killed while holding the lock delays the next by no more than a second or so."
    @Test func oneThatIsKilledDoesNotHoldUpTheNext() throws {
        let scene = try Scene(up: "await db.query('CREATE TABLE a (n int)'); await gate('end');")
        let holder = try scene.start(untilGate: "end")
        let next = try scene.start("up", "--lock-wait", "10min")
        try next.waitForText("waiting for another run: backend ")
        let clock = ContinuousClock()
        let start = clock.now
        holder.send(signal: 9)
        try next.waitForText("at end\n")
        let delay = clock.now - start
        print("the next run goes on after \(delay.inSeconds)")
        #expect(delay < .seconds(30))
        _ = holder.finish()
        try scene.open("end")
        #expect(next.finish().exitCode == 0)
    }
}

extension Duration {
    /// The time as `1.23 s`.
    fileprivate var inSeconds: String {
        let hundredths =
            components.seconds * 100 + components.attoseconds / 10_000_000_000_000_000
        let fraction = String(hundredths % 100)
        return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction) s"
    }
}
