import TestSupport
import Testing

/// Commands other than `up` and `down` are killed, and what a killed run has left behind is still at work.
@Suite(.needs(.version(14))) struct InterruptedCommandTests {
    /// A repair is done or not done.
    @Test func killedWhileItRepairs() throws {
        let stage = try CrashStage.shared()
        let worker = try CrashWorker()
        let goal = Goal(.up, "004", of: stage.versions)
        let scenario = try Scenario(goal, on: stage, with: worker)
        // Killed after the COMMIT of its first transaction.
        let sent = scenario.messages.filter { $0.direction == .toServer }
        let second = try #require(
            sent.lastIndex { $0.text == "CREATE TABLE public.shelf_2 (n int)" })
        try worker.restore(scenario.before)
        let crash = try WireProxy(
            to: worker.database, fault: WireFault(.kill, .after, .toServer, number: second))
        _ = try run(goal.command, on: stage, worker, crash)
        let cutOff = try worker.state()
        let before = try row(worker)
        #expect(before.first == "running")

        let command = ["repair", "004", "--applied", "--yes"]
        let recorder = try WireProxy(to: worker.database)
        #expect(try run(command, on: stage, worker, recorder).exitCode == 0)
        let after = try row(worker)
        let messages = recorder.messages.filter { $0.direction == .toServer }
        var repaired = 0
        for number in messages.indices {
            try worker.restore(cutOff)
            let proxy = try WireProxy(
                to: worker.database, fault: WireFault(.kill, .after, .toServer, number: number))
            _ = try run(command, on: stage, worker, proxy)
            // The server may still be at it; the next command waits for it or finds it done.
            let next = try JSMigrate.run(command, in: stage.project, database: worker.database)
            #expect(next.exitCode == 0, "after message \(number): \(next)")
            if next.output == "nothing to repair\n" { repaired += 1 }
            #expect(try row(worker) == after, "after message \(number)")
        }
        print("repair killed: \(messages.count) points, \(repaired) of them after it was done")
        #expect(repaired > 0)
    }

    /// After any crash within `redo`, `up` leaves the migration applied: up once more often than down.
    @Test func killedWhileItIsDoneAgain() throws {
        let stage = try CrashStage.shared()
        let worker = try CrashWorker()
        let goal = Goal(.up, "009", of: stage.versions)
        let state = try stage.state(before: Goal(.down, "009", of: stage.versions))
        try worker.restore(state)
        let recorder = try WireProxy(to: worker.database)
        let whole = try run(["redo"], on: stage, worker, recorder)
        #expect(whole.exitCode == 0, "\(whole)")
        var problems: [String] = []
        let points = CrashPoint.aroundCommits(of: recorder.messages, andEvery: 12)
        for point in points {
            try worker.restore(state)
            let proxy = try WireProxy(to: worker.database, fault: point.fault(.kill))
            _ = try run(["redo"], on: stage, worker, proxy)
            try Recovery(project: stage.project, worker: worker, goal: goal).run(mayStop: false)
            let counts = try worker.session.query(
                """
                SELECT count(*) FILTER (WHERE direction = 'up'),
                       count(*) FILTER (WHERE direction = 'down') + 1,
                       (SELECT count(*) FROM public.part),
                       (SELECT count(*) FILTER (WHERE action = 'up')
                             - count(*) FILTER (WHERE action = 'down')
                        FROM public.migration_history
                        WHERE success AND migration_file LIKE '009%')
                FROM proof.effect WHERE version = '009'
                """)[0]
            if counts[0] != counts[1] || counts[2...] != ["2", "1"] {
                problems.append("\(point): \(counts)")
            }
        }
        print("redo killed: \(points.count) points")
        #expect(problems.isEmpty, "\(problems)")
    }

    /// A COMMIT that takes its time goes on when the program is dead: the next run waits for it, and does not
    /// take what it finds meanwhile for the truth.
    @Test func aCommitThatIsStillUnderWay() throws {
        let version = "009"
        let stage = try CrashStage.shared()
        let worker = try CrashWorker()
        let goal = Goal(.up, version, of: stage.versions)
        let scenario = try Scenario(goal, on: stage, with: worker)
        try worker.restore(scenario.before)
        try worker.session.query(
            """
            CREATE FUNCTION proof.slowly() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(1.2); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER slow AFTER UPDATE ON public.schema_migrations
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (NEW.status = 'completed') EXECUTE FUNCTION proof.slowly()
            """)
        let fault = WireFault(.kill, .after) { message, _ in
            message.direction == .toServer && message.text.contains("status = 'completed'")
        }
        let proxy = try WireProxy(to: worker.database, fault: fault)
        _ = try run(goal.command, on: stage, worker, proxy)
        #expect(proxy.hasFired)
        let next = try JSMigrate.run(goal.command, in: stage.project, database: worker.database)
        #expect(next.exitCode == 0, "\(next)")
        #expect(
            try worker.session.value(
                "SELECT count(*) FROM proof.effect WHERE version = '\(version)' AND direction = 'up'"
            )
                == String(scenario.steps))
    }

    private func row(_ worker: CrashWorker) throws -> [String] {
        try worker.session.query(
            """
            SELECT status, direction, progress IS NULL, error,
                   (SELECT count(*) FROM public.migration_history
                    WHERE success AND migration_file LIKE '004%')
            FROM public.schema_migrations WHERE version = '004'
            """)[0]
    }

    private func run(
        _ command: [String], on stage: CrashStage, _ worker: CrashWorker, _ proxy: WireProxy
    ) throws -> JSMigrate.Outcome {
        defer { proxy.stop() }
        return try JSMigrate.run(
            command, in: stage.project,
            environment: ["DATABASE_URL": proxy.url(of: worker.database)])
    }
}
