import MigrationKit
import Testing

@testable import Validators

/// Each built-in check finds the fault that it is there for, and finds none where there is none.
@Suite struct BuiltInFaultsTests {
    @Test func everyBuiltInCheckHasAFault() {
        let faults = Fault.ofBuiltInChecks
        #expect(Set(faults.keys) == Set(BuiltInValidators.all.map(\.name)))
        #expect(faults.values.allSatisfy { !$0.isEmpty })
    }

    @Test(arguments: BuiltInValidators.all.map(\.name))
    func isFoundAndNotFound(check: String) throws {
        let faults = try #require(Fault.ofBuiltInChecks[check])
        for fault in faults where fault.place == .sharedServer {
            try fault.prove(of: validator(check))
        }
    }

    @Test func isFoundAndNotFoundOnAServerOfItsOwn() throws {
        let server = try FaultServer()
        for validator in BuiltInValidators.all {
            for fault in Fault.ofBuiltInChecks[validator.name] ?? []
            where fault.place == .ownServer {
                try fault.prove(of: validator, on: server)
            }
        }
    }

    private func validator(_ name: String) throws -> any MigrationValidator {
        try #require(BuiltInValidators.all.first { $0.name == name })
    }
}
