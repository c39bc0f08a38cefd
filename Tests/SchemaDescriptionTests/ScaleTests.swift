import SchemaDescription
import TestSupport
import Testing

/// Large schemas.
@Suite struct ScaleTests {
    @Test func twoThousandTables() throws {
        let make = { (range: String) in
            """
            DO $$ BEGIN FOR i IN \(range) LOOP
            EXECUTE format('CREATE TABLE t%s (id bigserial PRIMARY KEY, a text NOT NULL, b varchar(20) DEFAULT ''x'' '
                'CHECK (b IN (''x'', ''y'')), c numeric(10,2), d timestamptz DEFAULT now(), e jsonb DEFAULT ''{}'', '
                'f int, g boolean, h text, parent bigint REFERENCES t%s)', i, greatest(1, i - 1));
            EXECUTE format('CREATE INDEX ON t%s (a, b)', i);
            END LOOP; END $$;
            """
        }
        // In pieces, as each locks all it makes.
        let described = try DescribedDatabase(make("1..500"))
        for part in ["501..1000", "1001..1500", "1501..2000"] {
            try described.database.query(make(part))
        }
        let clock = ContinuousClock()
        var first: SchemaDescription?
        let reading = try clock.measure { first = try described.describe() }
        try described.database.query("ALTER TABLE t1234 ALTER COLUMN f SET NOT NULL")
        let second = try described.describe()
        guard let first else { return }
        var changes: [SchemaChange] = []
        let comparing = clock.measure {
            changes = SchemaComparison(from: first, to: second).changes
        }
        var sum = ""
        let summing = clock.measure { sum = first.checksum() }
        print(
            "2,000 tables, \(first.objects.count) objects: read in \(reading), compared in \(comparing), checksum in \(summing)"
        )
        #expect(sum.count == 64)
        #expect(changes.map(\.key.name) == ["public.t1234.f"])
        // Far beyond what it takes, for a machine that does much else.
        #expect(reading < .seconds(60))
        #expect(comparing < .seconds(60))
    }
}
