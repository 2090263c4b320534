import Glibc

/// Keeps what is in the server's memory and files from everybody else on the machine.
enum Isolation {
    static func begin() {
        // A core dump would hold every secret that was open.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        umask(0o077)
    }
}
