import MigrationKit

extension Fault {
    static var foreignKeysWithoutIndex: [Fault] {
        [
            Fault(
                title: "foreign keys without an index", status: .warn,
                sound: { scene in
                    try scene.run(
                        """
                        CREATE TABLE orders (id integer PRIMARY KEY);
                        CREATE TABLE lines ("Order" integer REFERENCES orders, number integer,
                                            PRIMARY KEY ("Order", number))
                        """)
                },
                make: { scene in
                    try scene.run(
                        """
                        CREATE TABLE sums ("The order" integer REFERENCES orders);
                        CREATE TABLE parts (order_id integer REFERENCES orders)
                            PARTITION BY LIST (order_id);
                        CREATE TABLE parts_low PARTITION OF parts FOR VALUES IN (1)
                        """)
                    return [
                        "2 foreign keys without an index", "\"sums_The order_fkey\" on sums",
                        "parts_order_id_fkey on parts",
                    ]
                }, mend: printed("CREATE INDEX"))
        ]
    }
}
