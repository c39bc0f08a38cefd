import EventLoop
import Filesystem
import MigrationKit

/// Ends the program where the code of a migration that is only looked at never comes back, as in an endless chain of
/// promises, which the engine cannot end: nothing was written by then, and memory would run out.
final class LookLimit: Sendable {
    private let bell: Doorbell

    /// How long a look may take that should be over after three seconds: a compiler may take its time.
    private static let patience = Duration.seconds(10)
    /// How much memory it may use.
    private static let megabytes = 2_048
    private static let interval: Int32 = 100

    /// Watches from now on.
    ///
    /// - Returns: nil where the system gives no thread, or nobody handles signals.
    init?(_ step: MigrationStep, signals: SignalSource?) {
        guard let signals, let bell = try? Doorbell() else { return nil }
        self.bell = bell
        let text = """
            error: \(step.file.fileName) does not come to its end when its code is looked at before the run
              nothing was written
            help: let its promises come to an end; an endless chain of them keeps a run from ending too

            """
        let end = ContinuousClock.now + Self.patience
        let isStarted = BackgroundThread.start {
            while !bell.wait(milliseconds: Self.interval) {
                guard ContinuousClock.now > end || Self.residentMegabytes > Self.megabytes else {
                    continue
                }
                signals.leave(saying: text, exitCode: ExitCode.validationFailed.rawValue)
            }
        }
        if !isStarted { return nil }
    }

    /// Says that the look is over.
    func callOff() { bell.ring() }

    private static var residentMegabytes: Int { (Filesystem.residentBytes() ?? 0) >> 20 }
}
