import MigrationKit

extension Fault {
    static var expectedObjects: [Fault] {
        [
            taken(
                "a dropped table", "DROP TABLE orders", "table public.orders",
                "CREATE TABLE orders (id integer, note text); CREATE INDEX orders_note ON orders (note)"
            ),
            taken(
                "a dropped column", "ALTER TABLE orders DROP COLUMN note",
                "column public.orders.note",
                "ALTER TABLE orders ADD COLUMN note text; CREATE INDEX orders_note ON orders (note)"
            ),
            taken(
                "a dropped index", "DROP INDEX orders_note", "index public.orders_note",
                "CREATE INDEX orders_note ON orders (note)"),
        ]
    }

    private static func taken(
        _ title: String, _ sql: String, _ object: String, _ again: String
    ) -> Fault {
        Fault(
            title: title, status: .fail,
            sound: { scene in
                let statements = [
                    "CREATE TABLE orders (id integer)", "ALTER TABLE orders ADD COLUMN note text",
                    "CREATE INDEX orders_note ON orders (note)",
                ]
                try scene.run(each: statements)
                scene.ran(statements, on: "public.orders")
            },
            make: { scene in
                try scene.run(sql)
                return [object]
            },
            mend: running(again))
    }
}
