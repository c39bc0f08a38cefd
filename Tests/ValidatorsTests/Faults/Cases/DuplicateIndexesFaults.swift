import MigrationKit

extension Fault {
    static var duplicateIndexes: [Fault] {
        [
            Fault(
                title: "an index that is there twice", status: .warn, sound: orders,
                make: { scene in
                    try scene.run("CREATE INDEX \"The totals\" ON orders (total)")
                    try scene.run("CREATE INDEX totals ON orders (total)")
                    return ["1 index too many", "totals on orders does what \"The totals\" does"]
                }, mend: printed("DROP INDEX CONCURRENTLY")),
            Fault(
                title: "a constraint that repeats the primary key", status: .warn, sound: orders,
                make: { scene in
                    try scene.run("ALTER TABLE orders ADD CONSTRAINT again UNIQUE (id)")
                    return ["again on orders does what orders_pkey does"]
                }, mend: printed("ALTER TABLE orders DROP CONSTRAINT again")),
            Fault(
                title: "an index of a partitioned table that is there twice", status: .warn,
                sound: orders,
                make: { scene in
                    try scene.run(
                        """
                        CREATE TABLE parts (id integer) PARTITION BY RANGE (id);
                        CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (10);
                        CREATE INDEX one ON parts (id); CREATE INDEX two ON parts (id)
                        """)
                    return ["two on parts does what one does"]
                }, mend: printed("DROP INDEX")),
        ]
    }

    private static let orders: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run("CREATE TABLE orders (id integer PRIMARY KEY, total integer)")
    }
}
