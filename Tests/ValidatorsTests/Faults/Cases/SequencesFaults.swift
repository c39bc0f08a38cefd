import MigrationKit

extension Fault {
    static var sequences: [Fault] {
        [
            Fault(
                title: "sequences that were set back", status: .warn, sound: orders,
                make: { scene in
                    try scene.run(
                        """
                        SELECT setval('"Or''ders_id_seq"', 1);
                        INSERT INTO bills VALUES (5)
                        """)
                    return [
                        "2 sequences to look at", "\"Or'ders_id_seq\" of \"Or'ders\".id",
                        "numbers of bills.number: the next number is 1, the column holds 5",
                    ]
                },
                mend: { scene, found in
                    try scene.run(printed: "SELECT setval", in: found)
                    try scene.run(
                        "INSERT INTO \"Or'ders\" DEFAULT VALUES; INSERT INTO bills DEFAULT VALUES")
                }),
            Fault(
                title: "a sequence near the end of its column", status: .warn, sound: orders,
                make: { scene in
                    try scene.run("SELECT setval('\"Or''ders_id_seq\"', 2000000000)")
                    return [
                        "the next number is 2000000001, over 80 percent of the way to 2147483647"
                    ]
                },
                // "A column that runs out of numbers needs the type bigint."
                mend: running(
                    """
                    ALTER TABLE "Or'ders" ALTER id TYPE bigint;
                    ALTER SEQUENCE "Or'ders_id_seq" AS bigint
                    """)),
            Fault(
                title: "a sequence at its end", status: .warn, sound: orders,
                make: { scene in
                    try scene.run("CREATE SEQUENCE few MAXVALUE 3; SELECT setval('few', 3)")
                    return ["few: at its end, 3: the next number fails"]
                }, mend: running("ALTER SEQUENCE few MAXVALUE 1000")),
        ]
    }

    private static let orders: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run(
            """
            CREATE TABLE "Or'ders" (id serial PRIMARY KEY);
            INSERT INTO "Or'ders" DEFAULT VALUES; INSERT INTO "Or'ders" DEFAULT VALUES;
            CREATE SEQUENCE numbers;
            CREATE TABLE bills (number bigint DEFAULT nextval('numbers') UNIQUE)
            """)
    }
}
