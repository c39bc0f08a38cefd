import MigrationKit

extension Fault {
    static var orphanedRows: [Fault] {
        [
            Fault(
                title: "a row that came while triggers were off", status: .fail,
                sound: { scene in
                    try scene.run(
                        """
                        CREATE TABLE customers (id integer PRIMARY KEY);
                        CREATE TABLE orders (customer integer REFERENCES customers);
                        INSERT INTO customers VALUES (1); INSERT INTO orders VALUES (1), (NULL)
                        """)
                },
                make: { scene in
                    try scene.run(
                        "SET session_replication_role = replica; INSERT INTO orders VALUES (9)")
                    return [
                        "orders_customer_fkey on orders: 1 row has no counterpart in customers",
                        "(customer) = 9",
                    ]
                },
                // "Mend or delete these rows."
                mend: running("DELETE FROM orders WHERE customer = 9")),
            Fault(
                title: "a row from before a key that is NOT VALID", status: .fail,
                sound: { scene in
                    try scene.run(
                        """
                        CREATE TABLE customers (id integer PRIMARY KEY);
                        CREATE TABLE orders (customer integer);
                        INSERT INTO orders VALUES (9)
                        """)
                },
                make: { scene in
                    try scene.run(
                        "ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers NOT VALID"
                    )
                    return ["orders_customer_fkey on orders (NOT VALID): 1 row has no counterpart"]
                }, mend: running("INSERT INTO customers VALUES (9)")),
        ]
    }
}
