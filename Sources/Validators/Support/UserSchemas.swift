/// Which schemas hold what users made.
enum UserSchemas {
    /// A condition on a row of `pg_namespace`: neither the server's own schemas nor temporary ones.
    static func condition(_ namespace: String) -> String {
        "\(namespace).nspname !~ '^pg_' AND \(namespace).nspname <> 'information_schema'"
    }
}
