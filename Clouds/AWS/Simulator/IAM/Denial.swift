/// Why a caller may not do something.
struct Denial: Sendable, Hashable {
    /// The kind of policy that decided.
    enum Source: String, Sendable {
        case identity = "identity-based policy"
        case boundary = "permissions boundary"
        case session = "session policy"
        case organization = "service control policy"
        case resource = "resource-based policy"
    }

    enum Reason: Sendable, Hashable {
        /// A statement forbids it.
        case explicit(Source)
        /// No statement allows it.
        case silence(Source)
    }

    let authorization: Authorization
    let caller: String
    let reason: Reason

    /// As AWS words it (IAM User Guide, "Access denied error message examples").
    var message: String {
        let action = authorization.action
        var text = "User: \(caller) is not authorized to perform: \(action)"
        if authorization.resource != "*" || authorization.title != nil {
            text += " on resource: \(authorization.title ?? authorization.resource)"
        }
        switch reason {
        case .explicit(let source): return text + " with an explicit deny in \(source.article) \(source.rawValue)"
        case .silence(let source): return text + " because no \(source.rawValue) allows the \(action) action"
        }
    }
}

extension Denial.Source {
    var article: String { self == .identity ? "an" : "a" }
}
