/// The validators of a run, in the order in which they run.
package struct ValidatorRegistry {
    /// All validators, in the order in which they were registered.
    package private(set) var validators: [any MigrationValidator]

    /// Creates a registry that holds the given validators.
    package init(_ validators: [any MigrationValidator] = []) {
        self.validators = validators
    }

    /// Adds a validator behind those that are there; one of the same name does not replace another.
    package mutating func register(_ validator: any MigrationValidator) {
        validators.append(validator)
    }

    /// Adds several validators, in their order.
    package mutating func register(contentsOf others: [any MigrationValidator]) {
        validators += others
    }

    /// The validators that run in a phase, in order.
    package func validators(in phase: ValidationPhase) -> [any MigrationValidator] {
        validators.filter { $0.phases.contains(phase) }
    }
}
