import Cloud
import Domain
import Foundation

/// Something that Azure goes on with after it has answered, and where it can be asked after.
struct Operation: Codable, Sendable, Hashable {
    /// As Azure gave it, its signature included; never put together by us.
    let url: String
    /// Azure asked not to be asked before.
    var notBefore: Date?

    init(url: String, notBefore: Date? = nil) {
        self.url = url
        self.notBefore = notBefore
    }

    /// Azure-AsyncOperation goes before Location; nil when the answer names neither.
    init?(_ answer: ARMDoor.Answer, time: Time) {
        guard let url = answer.headers["azure-asyncoperation"] ?? answer.headers["location"],
            answer.status == 201 || answer.status == 202 || answer.headers["azure-asyncoperation"] != nil
        else { return nil }
        self.init(url: url, notBefore: Self.soonest(answer.headers, time))
    }

    /// When Azure wants to be asked again, on our clock.
    static func soonest(_ headers: Headers, _ time: Time) -> Date? {
        let now = time.now()
        return Refusal.retryAfter(headers, now: now).map { now + $0.atPace(time.pace) }
    }

    enum Standing: Sendable {
        case going(Operation)
        case done
        /// Azure does not know it (any more): the resource itself has to be looked at.
        case unknown
        case refused(CloudError)
    }
}

extension ARM {
    /// How far an operation is.
    func standing(of operation: Operation) async throws -> Operation.Standing {
        let permission = "operations/read"
        let answer: ARMDoor.Answer
        do {
            answer = try await send(ARMDoor.Call(method: "GET", url: operation.url, permission: permission))
        } catch let error as CloudError {
            switch error.meaning {
            case .gone: return .unknown
            // These are about our question, not about what we ask after.
            case .throttled, .transient, .denied, .unauthenticated, .unknown: throw error
            default: return .refused(error)
            }
        }
        let now = door.time.now()
        let soonest = Operation.soonest(answer.headers, door.time)
        let going = Operation.Standing.going(Operation(url: operation.url, notBefore: soonest))
        guard let status = JSON(parsing: answer.body)?["status"]?.string else {
            return answer.status == 202 ? going : .done
        }
        // The status decides, even where an error stands beside it.
        switch status.lowercased() {
        case "succeeded": return .done
        case "failed", "canceled", "cancelled":
            return .refused(
                Refusal(permission, status: answer.status, headers: answer.headers, body: answer.body, now: now).error)
        default: return going
        }
    }
}
