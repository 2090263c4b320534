import Glibc

/// Keeps what is in the server's memory and files from everybody else on the machine, and has it enough of its own.
enum Isolation {
    static func begin() {
        // A core dump would hold every secret that was open.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        umask(0o077)
        // Each connection is one: the usual thousand is used up by whoever opens so many.
        var files = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0, files.rlim_cur < files.rlim_max {
            files.rlim_cur = min(files.rlim_max, 65_536)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
        }
    }
}
