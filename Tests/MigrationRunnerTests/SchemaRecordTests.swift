import SchemaDescription
import Testing

@testable import MigrationRunner

struct SchemaRecordTests {
    private let record = SchemaRecord(
        .checksum("ab12"), runID: "0-1", recordedAt: "2026-01-02T03:04:05.678Z", serverVersion: 15)

    @Test func itIsReadBack() {
        let comment = record.comment(after: nil)
        #expect(comment == "jsmigrate: schema ab12 run 0-1 at 2026-01-02T03:04:05.678Z on 15")
        #expect(SchemaRecord(comment: comment) == record)
        let fingerprint = SchemaFingerprint(sum: "-77", database: "5")
        let large = SchemaRecord(
            .fingerprint(fingerprint), runID: "r", recordedAt: "t", serverVersion: 18)
        #expect(SchemaRecord(comment: large.comment(after: comment)) == large)
    }

    @Test func whatSomebodyWroteIsKept() {
        let first = record.comment(after: "ours\nto keep")
        #expect(first.hasPrefix("ours\nto keep\njsmigrate: schema "))
        #expect(record.comment(after: first) == first)
        #expect(SchemaRecord(comment: first) == record)
    }

    @Test(arguments: [
        nil, "", "something", "jsmigrate: schema x", "jsmigrate: schema a b c d e",
        "jsmigrate: schema fingerprint:1 run r at t on 15", "jsmigrate: schema ab run r at t",
    ])
    func otherCommentsAreNone(comment: String?) {
        #expect(SchemaRecord(comment: comment) == nil)
    }
}
