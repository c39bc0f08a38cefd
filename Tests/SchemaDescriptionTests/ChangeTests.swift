import Postgres
import SchemaDescription
import TestSupport
import Testing

/// Changes made by hand, one at a time: each is found, named once, and nothing else is.
@Suite(.serialized, .needs(.extension("citext"))) struct ChangeTests {
    /// A change, and the one line that tells it.
    struct Case: CustomTestStringConvertible, Sendable {
        let sql: String
        let change: String
        let detail: String
        let needs: [ServerNeed]

        /// - Parameters:
        ///   - change: what becomes of it, its kind and its name: "changed column shop.item.price".
        ///   - detail: what the detail says, or a part of it.
        ///   - needs: what the server has to have for it.
        init(_ sql: String, _ change: String, _ detail: String, needs: ServerNeed...) {
            self.sql = sql
            self.change = change
            self.detail = detail
            self.needs = needs
        }

        var testDescription: String { sql }
    }

    /// The zoo, in which each change is made and taken back; one test at a time uses it.
    private final class Zoo: @unchecked Sendable {
        let described: DescribedDatabase
        let original: SchemaDescription
        let fingerprint: SchemaFingerprint

        init() throws {
            described = try DescribedDatabase(Fixture.zoo())
            original = try described.describe()
            fingerprint = try SchemaFingerprint.read(on: described.connection)
        }

        /// What the schema is with a change that is not committed.
        func describe(after sql: String) throws -> SchemaDescription {
            try look(after: sql).description
        }

        /// What the description and the fingerprint are with a change that is not committed.
        func look(
            after sql: String
        ) throws -> (description: SchemaDescription, fingerprint: SchemaFingerprint) {
            defer { _ = described.connection.reply(to: .simple("ROLLBACK")) }
            try described.connection.perform(.simple("BEGIN; \(sql)"))
            return (
                try described.describe(),
                try SchemaFingerprint.read(on: described.connection)
            )
        }
    }

    private static let zoo = Result { try Zoo() }

    @Test(arguments: Case.all)
    func isFoundAndNamedOnce(_ change: Case) throws {
        if let missing = try change.needs.first(where: { try !$0.isMet() }) {
            try Test.cancel("needs \(missing)")
        }
        let zoo = try Self.zoo.get()
        let (after, fingerprint) = try zoo.look(after: change.sql)
        #expect(fingerprint != zoo.fingerprint)
        let changes = SchemaComparison(from: zoo.original, to: after).changes
        #expect(
            changes.map { "\($0.kind.rawValue) \($0.key.kind) \($0.key.name)" } == [change.change])
        let detail = changes.first?.detail ?? ""
        #expect(detail.contains(change.detail), "\(detail)")
        #expect(zoo.original.checksum() != after.checksum())
        // The way back is the same change.
        let back = SchemaComparison(from: after, to: zoo.original).changes
        #expect(back.map(\.key) == changes.map(\.key))
    }

    @Test func whatIsTakenBackIsNoChange() throws {
        let zoo = try Self.zoo.get()
        _ = try zoo.describe(after: "DROP SCHEMA shop CASCADE")
        let description = try zoo.described.describe()
        #expect(try SchemaFingerprint.read(on: zoo.described.connection) == zoo.fingerprint)
        #expect(SchemaComparison(from: zoo.original, to: description).text() == "no differences\n")
        #expect(
            description.checksum(includingOwners: true)
                == zoo.original.checksum(includingOwners: true))
    }

    @Test func aNewOwnerIsToldWhereItIsAskedFor() throws {
        let zoo = try Self.zoo.get()
        let description = try zoo.describe(after: "ALTER TABLE shop.item OWNER TO zoo_writer")
        #expect(SchemaComparison(from: zoo.original, to: description).isEmpty)
        #expect(zoo.original.checksum() == description.checksum())
        #expect(
            zoo.original.checksum(includingOwners: true)
                != description.checksum(includingOwners: true))
        let changes = SchemaComparison(
            from: zoo.original, to: description, includingOwners: true
        ).changes
        #expect(changes.map(\.key.name) == ["shop.item"])
        #expect(changes.first?.detail.contains("zoo_writer") == true)
    }
}
