import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// Where somebody who is signed in lets a program on some machine in.
    var device: [PageRoute] {
        [
            PageRoute(.get, "/device") { visit in devicePage(DeviceView(caller: try visit.caller.name)) },
            PageRoute(.post, "/device") { visit in
                let caller = try visit.caller
                return try await refusing(visit) { typed in
                    let found = try await controlPlane.deviceRequest(code: typed, as: caller)
                    let asking = DeviceView.Asking(found, code: typed, now: time.now())
                    return DeviceView(caller: caller.name, asking: asking)
                }
            },
            PageRoute(.post, "/device/decision") { visit in
                let caller = try visit.caller
                // Whatever else a form may say, it is not yes.
                let decision: DeviceRequest.Decision = visit.form["decision"] == "approve" ? .approved : .denied
                return try await refusing(visit) { typed in
                    _ = try await controlPlane.decideDeviceRequest(code: typed, decision, as: caller)
                    return DeviceView(caller: caller.name, decision: decision)
                }
            },
        ]
    }

    /// A code that nothing waits with, or too many of them, is told beside the field it was typed into.
    private func refusing(_ visit: Visit, _ body: (String) async throws -> DeviceView) async throws -> Answer {
        let typed = visit.form["code"] ?? ""
        do {
            return devicePage(try await body(typed))
        } catch let refusal as Refusal where refusal.reason != .forbidden {
            let view = DeviceView(
                caller: try visit.caller.name, typed: typed, refusal: ProblemView(refusal.problem))
            return devicePage(view, status: refusal.reason.status)
        }
    }

    private func devicePage(_ view: DeviceView, status: HTTPResponse.Status = .ok) -> Answer {
        .page(Page(title: "Let a command line in", template: "device", view: view, status: status))
    }
}
