/// Which schemas hold what users made.
enum UserSchemas {
    /// A condition on a row of `pg_namespace`: neither the server's own schemas nor temporary ones.
    static func condition(_ namespace: String) -> String {
        "\(namespace).nspname !~ '^pg_' AND \(namespace).nspname <> 'information_schema'"
    }

    /// A condition on the oid of a relation: it is none that an extension made, which is its author's affair.
    static func isOfNoExtension(_ relation: String) -> String {
        """
        NOT EXISTS (SELECT FROM pg_depend AS member
                     WHERE member.classid = 'pg_class'::regclass AND member.objid = \(relation)
                       AND member.deptype = 'e')
        """
    }
}
