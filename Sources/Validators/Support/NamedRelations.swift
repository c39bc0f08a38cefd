/// The relations that names stand for, each name as `parse_ident` reads it.
enum NamedRelations {
    /// A query for the `oid` of each, and the `position` of its name in an array of texts.
    ///
    /// `to_regclass` would fail where the role may not use a schema.
    ///
    /// - Parameter number: the parameter with the names.
    static func sql(parameter number: Int) -> String {
        """
        SELECT class.oid, item.position
          FROM unnest($\(number)::text[]) WITH ORDINALITY AS item (name, position)
         CROSS JOIN LATERAL parse_ident(item.name) AS part
          JOIN pg_class AS class ON class.relname = part[cardinality(part)]
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
         WHERE CASE WHEN cardinality(part) = 1 THEN pg_table_is_visible(class.oid)
                    ELSE namespace.nspname = part[cardinality(part) - 1] END
        """
    }
}
