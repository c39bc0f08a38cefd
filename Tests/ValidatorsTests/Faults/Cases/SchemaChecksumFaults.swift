import MigrationKit

extension Fault {
    static var schemaChecksum: [Fault] {
        [
            Fault(
                title: "a table that no migration made", status: .warn,
                files: ["migrations/001-a.sql": "CREATE TABLE a (id integer);"],
                sound: { try $0.program("up") },
                make: { scene in
                    try scene.run("CREATE TABLE stray (id integer)")
                    return ["The schema is not what the run of "]
                }, mend: running("DROP TABLE stray"))
        ]
    }
}
