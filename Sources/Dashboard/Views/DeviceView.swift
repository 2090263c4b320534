import Domain
import Foundation

/// The page at which a person lets a program on some machine in.
struct DeviceView: Sendable {
    /// What asks, once its code was entered.
    struct Asking: Sendable {
        let code: String
        let host: String
        let address: String
        let asked: Moment
        let ends: Moment

        init(_ request: DeviceRequest, code: String, now: Date) {
            self.code = code
            host = request.host
            address = request.address
            asked = Moment(request.createdAt, now: now)
            ends = Moment(request.expiresAt, now: now)
        }
    }

    let caller: String
    let asking: Asking?
    /// What was typed, to be put right.
    let typed: String
    let refusal: ProblemView?
    let isApproved: Bool
    let isDenied: Bool
    /// Whether a code is to be entered.
    let isEmpty: Bool

    init(
        caller: String, asking: Asking? = nil, decision: DeviceRequest.Decision? = nil, typed: String = "",
        refusal: ProblemView? = nil
    ) {
        self.caller = caller
        self.asking = asking
        self.typed = typed
        self.refusal = refusal
        isApproved = decision == .approved
        isDenied = decision == .denied
        isEmpty = asking == nil && decision == nil
    }
}
