/// A constraint that a statement makes.
package struct MadeConstraint: Equatable, Sendable {
    /// What it demands.
    package enum Kind: String, Sendable {
        case check, primaryKey, unique, exclusion, foreignKey
    }

    /// Its kind.
    package var kind: Kind
    /// Its name; nil where the server chooses one.
    package var name: String?
    /// How the server chooses a name where the statement has none.
    package var choice: NameChoice
    /// The columns that it depends on.
    package var columns: [String]
    /// The table that it refers to.
    package var refersTo: SQLName?
    /// The index that becomes its own, and takes its name.
    package var index: String?
    /// Whether the rows that are there were not looked at.
    package var isNotValid = false

    package init(
        _ kind: Kind, name: String?, choice: NameChoice, columns: [String] = [],
        refersTo: SQLName? = nil, index: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.choice = choice
        self.columns = columns
        self.refersTo = refersTo
        self.index = index
    }
}
