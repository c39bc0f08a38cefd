/// The statement that an expected object comes from.
struct Origin: Equatable {
    /// The version of its migration.
    let version: String
    /// Its number among all statements.
    let position: Int
    /// Whether the search path was not known there, so that a name may mean another object.
    var isPathGuessed = false
    /// Whether it may be in another schema than the one where the path of now would have put it.
    var mayBeElsewhere = false
}
