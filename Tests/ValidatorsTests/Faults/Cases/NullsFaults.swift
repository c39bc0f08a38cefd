import MigrationKit

extension Fault {
    static var nulls: [Fault] {
        [
            Fault(
                title: "a NULL that an unproven check forbids", status: .fail, sound: people,
                make: { scene in
                    try scene.run(
                        "ALTER TABLE people ADD CHECK (\"First Name\" IS NOT NULL) NOT VALID")
                    return ["people: NULL in \"First Name\""]
                }, mend: given),
            Fault(
                title: "a column that was set NOT NULL in the catalogue only", status: .fail,
                sound: people,
                make: { scene in
                    try scene.run(
                        """
                        UPDATE pg_attribute SET attnotnull = true
                         WHERE attrelid = 'people'::regclass AND attname = 'First Name'
                        """)
                    return ["people: NULL in \"First Name\""]
                }, mend: given),
        ]
    }

    private static let people: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run(
            """
            CREATE TABLE people (id integer NOT NULL, "First Name" text);
            INSERT INTO people VALUES (1, 'a'), (2, NULL)
            """)
    }

    /// "Give these rows a value." The server takes the column for one without `NULL`, so all get one.
    private static var given: (FaultScene, ValidationResult) throws -> Void {
        running("UPDATE people SET \"First Name\" = coalesce(\"First Name\", '')")
    }
}
