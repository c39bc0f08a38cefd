import MigrationKit

extension Fault {
    static var missingStatistics: [Fault] {
        [
            Fault(
                title: "a table that was never analysed", status: .warn,
                make: { scene in
                    try scene.run("CREATE TABLE \"The orders\" AS \(rows)")
                    return ["\"The orders\": never analysed"]
                }, mend: printed("ANALYZE")),
            Fault(
                title: "a column and an expression without statistics", status: .warn,
                sound: { scene in
                    try scene.run("CREATE TABLE orders AS \(rows); ANALYZE orders")
                },
                make: { scene in
                    try scene.run(
                        """
                        ALTER TABLE orders ADD COLUMN "Paid" boolean DEFAULT true;
                        CREATE INDEX lengths ON orders (length(note));
                        CREATE INDEX none ON orders (upper(note)) WHERE note IS NULL
                        """)
                    return ["nothing on \"Paid\"", "nothing on the expression of lengths"]
                }, mend: printed("ANALYZE")),
        ]
    }

    private static let rows = "SELECT n AS id, n::text AS note FROM generate_series(1, 300) AS n"
}
