/// What a rule may know beside the statement: what the run has done before it.
package struct LintContext: Sendable {
    /// What the statements before have made of the schema.
    package let schema: SchemaMemory
    /// What the transaction has done that the statement is in.
    package let transaction: TransactionMemory
    /// The strings of the statement's text.
    package let strings: @Sendable () -> Set<String>
}
