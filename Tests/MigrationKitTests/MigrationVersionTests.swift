import MigrationKit
import Testing

struct MigrationVersionTests {
    @Test(arguments: [
        ("001", "1"), ("0", "000"), ("20251112093000", "020251112093000"),
        ("003~second-name", "3~second-name"),
        (
            "123456789012345678901234567890123456789012345678901234567890",
            "00123456789012345678901234567890123456789012345678901234567890"
        ),
    ])
    func paddingDoesNotDistinguish(left: String, right: String) {
        let versions = [MigrationVersion(stored: left), MigrationVersion(stored: right)]
        #expect(versions[0] == versions[1])
        #expect(Set(versions).count == 1)
        #expect(!(versions[0] < versions[1]))
        #expect(versions.map(\.text) == [left, right])
    }

    @Test(arguments: [
        ("2", "10"), ("009", "10"), ("99999999999999999999", "100000000000000000000"),
        ("003", "003~a"), ("3~a", "003~b"), ("3~z", "4"), ("4", "abc"), ("abc", "xxx"),
        ("5", ""), ("5", "003~"),
    ])
    func orders(lower: String, higher: String) {
        #expect(MigrationVersion(stored: lower) < MigrationVersion(stored: higher))
        #expect(!(MigrationVersion(stored: higher) < MigrationVersion(stored: lower)))
        #expect(MigrationVersion(stored: lower) != MigrationVersion(stored: higher))
    }

    @Test(arguments: ["xxx", "", "1.0", "-1", "1a", "٣", "~x", "1~"])
    func textThatIsNoNumberIsKept(text: String) {
        let version = MigrationVersion(stored: text)
        #expect(version.magnitude == nil)
        #expect(version.text == text)
        #expect(version == MigrationVersion(stored: text))
    }
}
