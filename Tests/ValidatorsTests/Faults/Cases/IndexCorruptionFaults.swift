import Filesystem
import MigrationKit

extension Fault {
    static var indexCorruption: [Fault] {
        [
            Fault(
                title: "an index whose file was written over", status: .fail, place: .ownServer,
                sound: orders,
                make: { scene in
                    let path = try scene.database.value(
                        "SELECT pg_relation_filepath('\"The totals\"')")
                    try scene.run("CHECKPOINT")
                    try scene.withServerStopped { folder in
                        var bytes = try Filesystem.read("\(folder)/\(path)")
                        // The last entries of the first leaf, before the 16 bytes at the page's end.
                        let end = 2 * 8_192 - 16
                        bytes.replaceSubrange(end - 400..<end, with: repeatElement(0, count: 400))
                        try Filesystem.write(bytes, to: "\(folder)/\(path)")
                    }
                    return ["1 corrupt index\n\"The totals\": "]
                }, mend: printed("REINDEX INDEX CONCURRENTLY")),
            Fault(
                title: "an index whose function answers otherwise now", status: .fail,
                sound: orders,
                make: { scene in
                    try scene.run(
                        """
                        CREATE FUNCTION shelf(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql
                            AS 'BEGIN RETURN $1; END';
                        CREATE INDEX "The shelves" ON orders (shelf(total));
                        CREATE OR REPLACE FUNCTION shelf(integer) RETURNS integer IMMUTABLE
                            LANGUAGE plpgsql AS 'BEGIN RETURN $1 + 1000; END'
                        """)
                    return ["1 corrupt index\n\"The shelves\": ", "lacks matching index tuple"]
                }, mend: printed("REINDEX INDEX CONCURRENTLY")),
        ]
    }

    private static let orders: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run(
            """
            CREATE EXTENSION amcheck;
            CREATE TABLE orders (total integer);
            INSERT INTO orders SELECT generate_series(1, 300);
            CREATE INDEX "The totals" ON orders (total)
            """)
    }
}
