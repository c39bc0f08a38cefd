import MigrationKit

extension Fault {
    static var unvalidatedConstraints: [Fault] {
        [
            Fault(
                title: "constraints of tables and domains that are NOT VALID", status: .warn,
                sound: { scene in
                    try scene.run(
                        """
                        CREATE TABLE orders (id integer PRIMARY KEY, total integer CHECK (total > 0));
                        CREATE TABLE archive () INHERITS (orders);
                        CREATE DOMAIN amount AS integer;
                        CREATE TABLE lines (order_id integer, amount amount)
                        """)
                },
                make: { scene in
                    try scene.run(
                        """
                        ALTER TABLE orders ADD CONSTRAINT "The total" CHECK (total > 1) NOT VALID;
                        ALTER TABLE lines ADD FOREIGN KEY (order_id) REFERENCES orders NOT VALID;
                        ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0) NOT VALID
                        """)
                    return [
                        "3 unvalidated constraints", "\"The total\" on orders",
                        "lines_order_id_fkey on lines", "positive on amount",
                    ]
                }, mend: printed("ALTER"))
        ]
    }
}
