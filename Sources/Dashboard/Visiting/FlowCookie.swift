import Browsing
import ControlPlane
import Domain
import Hummingbird

/// What a browser keeps while its person is at an identity provider.
struct FlowCookie: Sendable {
    private let cookie: HostCookie

    init(of request: Request) { cookie = HostCookie("freehold-identity", of: request) }

    var text: FlowText? { cookie.values.lazy.compactMap { FlowText(Secret($0)) }.first }

    func setting(_ text: FlowText) -> String {
        text.secret.withValue { cookie.setting($0, for: BegunSignIn.limit) }
    }

    var ending: String { cookie.ending }
}
