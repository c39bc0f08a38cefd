import CPgQuery

extension SQLType {
    /// Reads the name of a type; nil where there is none.
    init?(_ pointer: UnsafeMutablePointer<PgQuery__TypeName>?) {
        guard let type = unsafe pointer?.pointee,
            let name = unsafe SQLName(nodes(type.names, type.n_names))
        else { return nil }
        unsafe self.init(
            name.name,
            nodes(type.typmods, type.n_typmods).compactMap(\.scalar).compactMap { Int($0) },
            schema: name.schema == "pg_catalog" ? nil : name.schema,
            isArray: type.n_array_bounds > 0, offset: type.location > 0 ? Int(type.location) : nil)
    }
}
