import MigrationKit

extension Fault {
    static var preparedTransactions: [Fault] {
        [
            Fault(
                title: "a transaction that nobody settles", status: .warn,
                sound: { scene in
                    try scene.run("CREATE TABLE orders (id integer)")
                    scene.plan(on: "orders")
                },
                make: { scene in
                    let name = "'o''clock \(scene.database.name)'"
                    try scene.run(
                        "BEGIN; INSERT INTO orders VALUES (1); PREPARE TRANSACTION \(name)")
                    return [
                        "\(name) of \(scene.database.owner), prepared ",
                        " ago, holds locks on orders (a table of the plan)",
                    ]
                }, mend: printed("ROLLBACK PREPARED"))
        ]
    }
}
