import Filesystem
import Glibc

/// The temporary folder of one private server: data, socket, log, and the file whose lock says that its owner lives.
///
/// A lock is asked rather than a process identifier, which another process may have by now, and which means
/// nothing to a container that shares the temporary folder.
struct ClusterFolder {
    static let namePrefix = "jsmigrate-pg-"

    let path: String
    /// Holds the lock for as long as this process lives.
    private let owner: Int32

    var data: String { path + "/data" }
    var log: String { path + "/log" }

    /// Makes the folder, mode 0700, owned by `account` or by us.
    ///
    /// - Throws: `EphemeralPostgresError.cannotUseFolder`.
    init(for account: ServiceAccount?) throws(EphemeralPostgresError) {
        let parent = ClusterFolder.parent(for: account)
        var template = Array("\(parent)/\(ClusterFolder.namePrefix)XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw .cannotUseFolder(path: parent, reason: describe(errno: errno))
        }
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let owner = unsafe open(path + "/owner", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard owner >= 0, flock(owner, LOCK_EX | LOCK_NB) == 0 else {
            let reason = describe(errno: errno)
            try? Filesystem.removeTree(path)
            throw .cannotUseFolder(path: path, reason: reason)
        }
        if let account, unsafe chown(path, account.user, account.group) != 0 {
            let reason = describe(errno: errno)
            try? Filesystem.removeTree(path)
            throw .cannotUseFolder(path: path, reason: reason)
        }
        self.path = path
        self.owner = owner
    }

    /// Removes the folder and all that is in it.
    func remove() {
        try? Filesystem.removeTree(path)
        close(owner)
    }

    /// Removes the folders of owners that no longer live, and ends a server that still runs in one of them.
    static func sweep(for account: ServiceAccount?) {
        let parent = parent(for: account)
        let entries = (try? Filesystem.entries(of: parent)) ?? []
        for entry in entries where entry.name.hasPrefix(namePrefix) {
            let path = "\(parent)/\(entry.name)"
            guard isOurs(path, account), isAbandoned(path) else { continue }
            endServer(in: path + "/data")
            try? Filesystem.removeTree(path)
        }
    }

    /// `TMPDIR` where a socket's path fits into the 107 bytes that a socket address has and `account` can reach it,
    /// else `/tmp`.
    private static func parent(for account: ServiceAccount?) -> String {
        guard var candidate = environmentValue("TMPDIR"), candidate.hasPrefix("/") else {
            return "/tmp"
        }
        while candidate.count > 1 && candidate.hasSuffix("/") { candidate.removeLast() }
        let socket = "\(candidate)/\(namePrefix)XXXXXX/.s.PGSQL.5432"
        guard socket.utf8.count <= 107 else { return "/tmp" }
        guard account != nil else { return candidate }
        var directory = candidate
        while !directory.isEmpty {
            var status = stat()
            guard unsafe stat(directory, &status) == 0, status.st_mode & S_IXOTH != 0 else {
                return "/tmp"
            }
            guard let slash = directory.lastIndex(of: "/") else { break }
            directory = String(directory[..<slash])
        }
        return candidate
    }

    private static func isOurs(_ path: String, _ account: ServiceAccount?) -> Bool {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return false
        }
        let age = time(nil) - status.st_mtim.tv_sec
        // Between being made and being locked a folder looks abandoned.
        return age > 10 && status.st_uid == account?.user ?? geteuid()
    }

    private static func isAbandoned(_ path: String) -> Bool {
        let owner = unsafe open(path + "/owner", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard owner >= 0 else { return errno == ENOENT }
        defer { close(owner) }
        return flock(owner, LOCK_EX | LOCK_NB) == 0
    }

    private static func endServer(in data: String) {
        let lines = TextFiles.tail(of: data + "/postmaster.pid").split(separator: "\n")
        guard let first = lines.first, let identifier = pid_t(first), identifier > 1,
            let place = try? Filesystem.realPath("/proc/\(identifier)/cwd"),
            place == (try? Filesystem.realPath(data))
        else { return }
        kill(identifier, SIGQUIT)
        for _ in 0..<200 where kill(identifier, 0) == 0 { usleep(10_000) }
    }
}
