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
    let form: FormValues
    private let visitor: Visitor
    private let controlPlane: ControlPlane

    /// - Parameter checksForm: the body is a form, and throws unless it carries the guest's own token.
    init(_ request: Request, by visitor: Visitor, to controlPlane: ControlPlane, checksForm: Bool) async throws {
        self.request = request
        self.visitor = visitor
        self.controlPlane = controlPlane
        guest = visitor.guest
        guard checksForm else {
            form = FormValues(request.uri.query ?? "")
            return
        }
        form = FormValues(String(buffer: try await request.body.collect(upTo: Self.formLimit)))
        if let guest, !guest.owns(formToken: form["form-token"] ?? "") { throw Denial.strangeForm }
    }

    var caller: Caller {
        get throws {
            // Only an open page is answered to nobody, and none of those asks for this.
            guard let guest else { throw Denial.nobody }
            return guest.caller
        }
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
