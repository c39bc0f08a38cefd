/// That a script asked for something of Node's that is not there, and was refused.
package struct Refusal: Equatable {
    /// What was refused, as the script's error says it.
    package let message: String
    /// Whether it would have had an effect outside of the script: a program started, a message sent. A
    /// migration without it is half done, where other code may well do without what it asked for.
    package let isOfEffect: Bool
}
