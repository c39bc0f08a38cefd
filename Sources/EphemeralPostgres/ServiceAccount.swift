import Glibc
import Subprocess

/// The unprivileged user that the server runs as when we are root; PostgreSQL refuses to run as root.
struct ServiceAccount {
    let user: uid_t
    let group: gid_t

    /// Nobody to step down to when we are not root; else `postgres`, else `nobody`.
    ///
    /// - Throws: `EphemeralPostgresError.cannotStepDown` when root finds neither.
    static func required() throws(EphemeralPostgresError) -> ServiceAccount? {
        guard geteuid() == 0 else { return nil }
        for name in ["postgres", "nobody"] {
            if let entry = unsafe getpwnam(name) {
                return unsafe ServiceAccount(
                    user: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
            }
        }
        throw .cannotStepDown(reason: "there is neither a user postgres nor nobody")
    }
}

extension ChildProcess.Command {
    /// A command that runs as `account` and gets `signal` when the thread that starts it ends.
    ///
    /// Both are done by util-linux's `setpriv`, since posix_spawn can do neither. Without it the command
    /// itself is returned: then only `EphemeralCluster.stop` and the next start's sweep end the server.
    /// - Throws: `EphemeralPostgresError.cannotStepDown` when an account is asked for and `setpriv` is missing.
    static func steppingDown(
        to account: ServiceAccount?, endedBy signal: String?,
        _ executable: String, _ arguments: [String]
    ) throws(EphemeralPostgresError) -> ChildProcess.Command {
        let places = ["/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv", "/sbin/setpriv"]
        guard let setpriv = places.first(where: { unsafe access($0, X_OK) == 0 }) else {
            guard account == nil else {
                throw .cannotStepDown(reason: "setpriv (util-linux) is not installed")
            }
            return ChildProcess.Command(executable, arguments)
        }
        var options: [String] = []
        if let account {
            options += ["--reuid=\(account.user)", "--regid=\(account.group)", "--clear-groups"]
        }
        if let signal { options += ["--pdeathsig", signal] }
        if options.isEmpty { return ChildProcess.Command(executable, arguments) }
        return ChildProcess.Command(setpriv, options + ["--", executable] + arguments)
    }
}
