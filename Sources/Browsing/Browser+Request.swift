public import ControlPlane
public import Hummingbird

extension Browser {
    /// The one that sent this.
    /// - Parameter address: of the other end of the connection: what a header says of it may be made up.
    public init(of request: Request, at address: String) {
        self.init(
            address: address, agent: request.headers[.userAgent] ?? "", earlier: SessionCookie(of: request).text)
    }
}
