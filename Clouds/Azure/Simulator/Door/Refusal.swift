import Simulation

/// Azure says no. Resource Manager, AKS and Entra each word it in a form of their own.
struct Refusal: Error, Sendable, Hashable {
    enum Form: Sendable, Hashable {
        /// `{"error": {"code", "message"}}`: Resource Manager and most that is behind it.
        case enveloped
        /// `{"code", "details", "message", "subcode"}`: what AKS answers by itself.
        case flat
        /// `{"error", "error_description", "error_codes"}`: Entra; the code is the OAuth one.
        case oauth(number: Int)
    }

    var status: Int
    /// Azure's own code: `AuthorizationFailed`.
    let code: String
    let message: String
    var form = Form.enveloped
    var details: [JSON] = []
    var target: String?
    /// Further headers: `Retry-After`, `WWW-Authenticate`.
    var headers: [String: String] = [:]

    init(
        _ status: Int, _ code: String, _ message: String, form: Form = .enveloped, details: [JSON] = [],
        target: String? = nil, headers: [String: String] = [:]
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.form = form
        self.details = details
        self.target = target
        self.headers = headers
    }

    /// As AKS words what it refuses by itself.
    static func aks(_ status: Int, _ code: String, _ message: String, target: String? = nil) -> Refusal {
        Refusal(status, code, message, form: .flat, target: target)
    }

    /// What an operation that came to nothing says of itself.
    var error: JSON {
        var error: JSON = ["code": JSON(code), "message": JSON(message)]
        if !details.isEmpty { error["details"] = .array(details) }
        if let target { error["target"] = JSON(target) }
        return error
    }
}
