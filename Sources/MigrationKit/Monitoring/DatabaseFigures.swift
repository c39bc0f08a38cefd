/// What a database tells for the metrics of a run; nil is what it did not tell.
package struct DatabaseFigures: Sendable {
    /// The sessions of clients, apart from the program's own, in one state.
    package struct Connections: Sendable, Equatable {
        /// `active`, `idle`, … as pg_stat_activity names it; `unknown` where that is not shown.
        package let state: String
        /// How many.
        package let count: Int

        /// Creates them.
        package init(state: String, count: Int) {
            self.state = state
            self.count = count
        }
    }

    /// What the history says of one action.
    package struct Attempts: Sendable, Equatable {
        /// `up` or `down`.
        package let action: String
        /// How many were completed.
        package let successful: Int
        /// How many were not.
        package let failed: Int
        /// Of how many the time is known.
        package let timed: Int
        /// How long those took together, in milliseconds.
        package let milliseconds: Int

        /// Creates them.
        package init(
            action: String, successful: Int, failed: Int, timed: Int, milliseconds: Int
        ) {
            self.action = action
            self.successful = successful
            self.failed = failed
            self.timed = timed
            self.milliseconds = milliseconds
        }
    }

    /// The runs that the history knows of.
    package struct Runs: Sendable, Equatable {
        /// How many had no failure.
        package let successful: Int
        /// How many had one.
        package let failed: Int

        /// Creates them.
        package init(successful: Int, failed: Int) {
            self.successful = successful
            self.failed = failed
        }
    }

    /// The size of the database, in bytes.
    package var sizeInBytes: Int?
    /// How many connections the server takes.
    package var connectionLimit: Int?
    /// How many sessions wait for a lock in this database.
    package var lockWaits: Int?
    /// The sessions of clients in this database.
    package var connections: [Connections] = []
    /// How many migrations are in each state.
    package var migrations: [(state: MigrationState, count: Int)] = []
    /// What the history says of each action; empty where it was not read.
    package var attempts: [Attempts] = []
    /// What the history says of runs.
    package var runs: Runs?

    /// Nothing.
    package init() {}
}
