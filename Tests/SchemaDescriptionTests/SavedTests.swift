import MigrationKit
import TestSupport
import Testing

@testable import SchemaDescription

/// Saved descriptions, expressions and texts.
@Suite struct SavedTests {
    @Test(.needs(.extension("citext"))) func aSavedDescriptionIsReadBack() throws {
        let description = try DescribedDatabase(Fixture.zoo()).describe()
        let again = try SchemaDescription(saved: JSON(parsing: description.json.pretty))
        #expect(again == description)
        #expect(
            again.checksum(includingOwners: true) == description.checksum(includingOwners: true))
    }

    @Test(arguments: [
        ("{}", "is no saved description of a schema"),
        (
            #"{"format":"jsmigrate-schema","version":0,"objects":[]}"#,
            "was saved by another version of jsmigrate"
        ),
        (
            #"{"format":"jsmigrate-schema","version":1,"server_version":150000,"role":"x","checksum":"0","objects":[]}"#,
            "was changed since it was saved"
        ),
    ])
    func othersAreRefused(text: String, reason: String) throws {
        let json = try JSON(parsing: text)
        #expect(throws: SavedDescriptionError(description: reason)) {
            try SchemaDescription(saved: json)
        }
    }

    @Test(arguments: [
        (
            "((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))",
            "((a)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text]))"
        ),
        (
            "(ARRAY['a, (b'::varchar, f(1, 2)])::public.\"T\"[]",
            "ARRAY[('a, (b'::varchar)::public.\"T\", (f(1, 2))::public.\"T\"]"
        ),
        ("'(ARRAY[1])::text[]'::text", "'(ARRAY[1])::text[]'::text"),
        ("(ARRAY[1, 2] || b)", "(ARRAY[1, 2] || b)"), ("(ARRAY[", "(ARRAY["),
        ("(ARRAY[1,", "(ARRAY[1,"),
        ("(ARRAY[1])::text", "(ARRAY[1])::text"),
    ])
    func expressionsAreAsTheyAreReadAgain(text: String, canonical: String) {
        #expect(ServerExpression.canonical(text) == canonical)
    }
}
