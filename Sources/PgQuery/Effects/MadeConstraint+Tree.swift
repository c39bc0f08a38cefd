import CPgQuery

extension MadeConstraint {
    /// Reads a constraint of the catalog; nil for any other.
    ///
    /// - Parameter column: the column behind which it stands; nil for one of the table.
    init?(_ node: TreeNode, of column: String? = nil) {
        guard
            let constraint = unsafe node.read(
                PG_QUERY__NODE__NODE_CONSTRAINT, { unsafe $0.constraint }),
            let kind = unsafe Kind(constraint.contype)
        else { return nil }
        let own = column.map { [$0] } ?? []
        let keys = unsafe own + nodes(constraint.keys, constraint.n_keys).compactMap(\.scalar)
        let references =
            unsafe own + nodes(constraint.fk_attrs, constraint.n_fk_attrs).compactMap(\.scalar)
        let included = unsafe nodes(constraint.including, constraint.n_including).compactMap(
            \.scalar)
        let named = unsafe TreeNode(constraint.raw_expr).columns
        let excluded = unsafe nodes(constraint.exclusions, constraint.n_exclusions)
            .compactMap { $0.list.first }
        let parts = unsafe excluded.compactMap { part in
            unsafe part.read(PG_QUERY__NODE__NODE_INDEX_ELEM) { unsafe $0.index_elem }
        }
        let choice: NameChoice
        switch kind {
        case .primaryKey: choice = NameChoice(addition: nil, label: "pkey")
        case .unique: choice = NameChoice(columns: keys + included, label: "key")
        case .foreignKey: choice = NameChoice(columns: references, label: "fkey")
        case .exclusion:
            let index = unsafe NameChoice(index: parts.map { unsafe ($0.name, $0.expr) })
            choice = NameChoice(addition: index.addition, label: "excl")
        case .check:
            let columns = Set(named)
            choice = NameChoice(addition: columns.count == 1 ? columns.first : nil, label: "check")
        }
        let index = unsafe textIfAny(constraint.indexname)
        unsafe self.init(
            kind, name: textIfAny(constraint.conname) ?? index, choice: choice,
            columns: Self.columns(kind, keys: keys, references: references) + included + named
                + parts.flatMap { unsafe [textIfAny($0.name)].compactMap(\.self) }
                + parts.flatMap { unsafe TreeNode($0.expr).columns }
                + TreeNode(constraint.where_clause).columns,
            refersTo: SQLName(constraint.pktable), index: index)
        isNotValid = unsafe constraint.skip_validation != 0
    }

    private static func columns(
        _ kind: Kind, keys: [String], references: [String]
    ) -> [String] {
        kind == .foreignKey ? references : kind == .check ? [] : keys
    }
}

extension MadeConstraint.Kind {
    /// The kind; nil for NOT NULL, NULL, defaults and their like, which are no constraints of the catalog
    /// before version 18.
    fileprivate init?(_ type: PgQuery__ConstrType) {
        switch type {
        case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK: self = .check
        case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: self = .primaryKey
        case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: self = .unique
        case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: self = .exclusion
        case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: self = .foreignKey
        default: return nil
        }
    }
}
