import Browsing
import ControlPlane
import Domain
import Foundation
import Hummingbird

/// One request for a page, read piece by piece.
struct Visit: Sendable {
    static let formLimit = 256 << 10

    let request: Request
    let guest: Guest?
    /// What was sent in the body; for a page that is only read, what its address asks for.
    private(set) var form: FormValues
    private let visitor: Visitor
    private let controlPlane: ControlPlane

    init(_ request: Request, by visitor: Visitor, to controlPlane: ControlPlane) {
        self.request = request
        self.visitor = visitor
        self.controlPlane = controlPlane
        guest = visitor.guest
        form = FormValues(request.uri.query ?? "")
    }

    /// Reads the body as a form. Throws unless it carries the guest's own token.
    mutating func readForm() async throws {
        form = FormValues(String(buffer: try await request.collected(upTo: Self.formLimit)))
        if let guest, !guest.session.isFormToken(form["form-token"] ?? "") { throw Denial.strangeForm }
    }

    /// Throws unless whoever sent it is one of those whom it is for.
    func check(_ access: PageRoute.Access) async throws {
        switch access {
        case .anybody: break
        case .whoIsSignedIn: _ = try caller
        case .administrator: try caller.requireAdministrator()
        case .member(let permission): try await caller.require(permission, in: workspace.id)
        }
    }

    var caller: Caller {
        get throws {
            // Only an open page is answered to nobody, and none of those asks for this.
            guard let guest else { throw Denial.nobody }
            return guest.caller
        }
    }

    /// From where it was sent, for who is about to sign in.
    var browser: Browser { Browser(of: request, at: visitor.address) }

    /// Has the browser keep this session, and go there.
    func keeping(_ signedIn: SignedIn, andGoingTo address: String) -> Answer {
        .plain(.seeOther(address, setting: SessionCookie(of: request).setting(signedIn.text)))
    }

    /// A link to a page of ours, with a text that browsers keep to themselves.
    func link(to path: String, _ text: Secret) -> String {
        let scheme = SessionCookie(of: request).isLocal ? "http" : "https"
        // What browsers say of a form is where its page is; that it is here was looked at before.
        let origin = request.headers[.origin] ?? "\(scheme)://\(request.head.authority ?? "")"
        return text.withValue { "\(origin)\(path)#\($0)" }
    }

    var workspace: Workspace {
        get async throws { try await controlPlane.workspace(called: part("workspace"), as: caller) }
    }

    /// A part of the path, decoded. Throws where it cannot be.
    func part(_ name: String) throws -> String {
        guard let part = try visitor.parameters.require(name).removingPercentEncoding else { throw Denial.nothingHere }
        return part
    }

    func query(_ name: String) -> String? { request.uri.queryParameters.get(name) }

    /// The path and query, as the address line shows them.
    var address: String { request.uri.string }
}
