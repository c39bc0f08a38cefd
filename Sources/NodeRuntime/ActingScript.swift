/// One of the scripts that share a runtime, one after the other. What it leaves behind, a timer that keeps
/// nothing waiting for one, acts for it also when the next one runs.
final class ActingScript {
    /// The script as people name it, "migration 001" for one.
    let name: String?

    /// Makes a script that is about to run.
    init(name: String?) { self.name = name }
}
