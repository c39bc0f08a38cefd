/// What a statement makes of the objects of a schema, as far as its text alone can tell.
package enum SchemaEffect: Equatable, Sendable {
    /// An object is there afterwards.
    case made(MadeObject)
    /// These happen with a schema in front of the search path.
    indirect case inside(String, [SchemaEffect])
    /// An object is gone, and with `cascades` whatever depends on it.
    case dropped(SchemaObjectKind, SQLName, cascades: Bool)
    /// An object has another name; with `ifExists` where there is such an object.
    case renamed(SchemaObjectKind, SQLName, to: String, ifExists: Bool)
    /// An object is in another schema; with `ifExists` where there is such an object.
    case moved(SchemaObjectKind, SQLName, toSchema: String, ifExists: Bool)
    /// A table has a column; with `ifTableExists` where there is such a table.
    case columnAdded(SQLName, String, ifTableExists: Bool)
    /// A table has a column no longer.
    case columnDropped(SQLName, String, cascades: Bool)
    /// A column has another name; with `ifTableExists` where there is such a table.
    case columnRenamed(SQLName, String, to: String, ifTableExists: Bool)
    /// A table has a constraint.
    case constraintAdded(SQLName, MadeConstraint)
    /// A table has a constraint no longer.
    case constraintDropped(SQLName, String, cascades: Bool)
    /// A constraint has another name.
    case constraintRenamed(SQLName, String, to: String)
    /// A table is a part of another one from now on: a partition, or one that inherits; an index likewise.
    case attached(SQLName, to: SQLName, asPartition: Bool)
    /// A table is a part of another one no longer.
    case detached(SQLName, from: SQLName)
    /// A column holds no `NULL` from now on, or may hold one again.
    case notNull(SQLName, String, isSet: Bool)
    /// A column is made of others, and goes with them; of none any more where these are empty.
    case generated(SQLName, String, from: [String])
    /// The server makes a sequence for a column (`serial`, an identity), or drops it again.
    case numbered(SQLName, String, isSet: Bool)
    /// A sequence was changed: where it stands, what it may give.
    case sequenceAltered(SQLName)
    /// A sequence goes with a column from now on, or with none.
    case sequenceOwned(SQLName, by: SequenceOwner)
    /// A domain has a constraint; without a name where the server chose one, or it is `NOT NULL`.
    case domainConstraintAdded(SQLName, String?)
    /// A domain's constraint has another name.
    case domainConstraintRenamed(SQLName, String, to: String)
    /// Triggers are switched off: what keeps rows from breaking foreign keys.
    case triggersOff
    /// Names without a schema mean something else from now on; nil for what the session began with.
    case searchPath([String]?, isLocal: Bool)
    /// Names without a schema mean something that the text does not tell from now on.
    case searchPathUnknown
    /// The session acts as a role from now on, or, with `ofSession`, is that user's; nil for whose it was when it
    /// began.
    case role(String?, ofSession: Bool, isLocal: Bool)
    /// Sessions that begin from now on seek names elsewhere (`ALTER DATABASE … SET search_path`).
    case defaultPathChanged
    /// What was set for a transaction only holds no longer.
    case transactionEnded
    /// The session's temporary objects are gone.
    case temporaryDiscarded
    /// Code in another language runs (`DO`).
    case ran(SQLCode)
    /// Something is done that the text does not tell: the name of the command.
    case unknown(String)
}
