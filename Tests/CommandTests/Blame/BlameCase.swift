/// Migrations that touch the same tables, in a schema of their own.
struct BlameCase: Sendable {
    /// Whom a line of a finding is of, by the positions of the migrations in a case.
    enum Culprit: Equatable {
        case certain(Int)
        case perhaps([Int])
        case nobody
    }

    var before = ""
    var migrations: [String]
    var findings: [(check: String, line: String, culprit: Culprit)]

    /// What touches the table and is at fault for nothing.
    static let bystander = """
        ALTER TABLE t ADD COLUMN note text;
        INSERT INTO t (note) SELECT 'x' FROM generate_series(1, 3);
        UPDATE t SET note = 'y';
        CREATE INDEX notes ON t (note);
        ALTER TABLE t ADD CONSTRAINT noted CHECK (note <> '');
        """

    /// A migration at fault before the bystander, and behind it.
    static func pair(
        _ before: String, _ culprit: String, bystander: String = bystander,
        _ findings: (check: String, line: String)..., isSure: Bool = true
    ) -> [BlameCase] {
        [0, 1].map { position in
            BlameCase(
                before: before,
                migrations: position == 0 ? [culprit, bystander] : [bystander, culprit],
                findings: findings.map {
                    ($0.check, $0.line, isSure ? .certain(position) : .perhaps([position]))
                })
        }
    }
}
