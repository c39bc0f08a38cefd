import Glibc

/// Milliseconds of processor time that this thread spends in `body`, other threads' not among them.
///
/// Waiting costs next to nothing; asking again and again costs as much as the clock on the wall tells.
package func processorTime(of body: () throws -> Void) rethrows -> Double {
    let start = threadTime()
    try body()
    return threadTime() - start
}

private func threadTime() -> Double {
    var usage = rusage()
    // RUSAGE_THREAD, which Swift's Glibc module does not carry.
    unsafe getrusage(1, &usage)
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}

private func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000
}
