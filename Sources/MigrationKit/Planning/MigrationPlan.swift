/// What a run will do: the migrations in the order in which they run.
package struct MigrationPlan: Sendable, Equatable {
    /// The way all steps are run.
    package let direction: MigrationDirection

    /// The migrations, in order.
    package let steps: [MigrationStep]

    /// Creates a plan.
    package init(direction: MigrationDirection, steps: [MigrationStep]) {
        self.direction = direction
        self.steps = steps
    }
}

/// One migration of a plan.
package struct MigrationStep: Sendable, Equatable {
    /// The file that is run.
    package let file: MigrationFile

    /// The row that the tracking table has, `nil` when there is none.
    package let row: MigrationRow?

    /// The way it is run.
    package let direction: MigrationDirection

    /// Whether it is applied although a higher version is applied already.
    package let isOutOfOrder: Bool

    /// Creates a step.
    package init(
        file: MigrationFile, row: MigrationRow?, direction: MigrationDirection,
        isOutOfOrder: Bool = false
    ) {
        self.file = file
        self.row = row
        self.direction = direction
        self.isOutOfOrder = isOutOfOrder
    }

    /// The version to address the row by: as the table has it, else as the file has it.
    package var trackedVersion: MigrationVersion { row?.version ?? file.version }
}
