import Cloud
import Domain
import Foundation

/// Reads a refusal in whichever of its shapes Azure words it.
struct Refusal {
    let error: CloudError

    init(_ permission: String, status: Int, headers: Headers, body: [UInt8], now: Date) {
        let said = JSON(parsing: body).map(Said.init) ?? Said()
        let code = said.code.isEmpty ? headers["x-ms-error-code"] ?? "" : said.code
        let meaning = Meanings.meaning(of: code, message: said.message, status: status)
        error = CloudError(
            meaning, status: status, code: code,
            message: said.message, action: permission,
            requestID: headers["x-ms-request-id"] ?? headers["x-ms-correlation-request-id"] ?? said.traceID,
            retryAfter: Self.retryAfter(headers, now: now) ?? (meaning == .quota ? Self.quotaRest : nil))
    }

    /// AKS counts what it refuses among the changes of a cluster, and has one of them a minute: whoever asks more often
    /// is told that after a while, and no longer what is used up.
    private static let quotaRest = Duration.seconds(60)

    /// In seconds or as a date (RFC 9110, 10.2.3).
    static func retryAfter(_ headers: Headers, now: Date) -> Duration? {
        if let seconds = headers.retryAfterSeconds { return seconds }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        guard let date = headers["retry-after"].flatMap(format.date(from:)), date > now else { return nil }
        return min(date.elapsed(since: now), .seconds(86_400))
    }
}

extension Refusal {
    /// The code and the sentence, wherever they stand: flat, in an envelope, in two, in a message, or as Entra has it.
    private struct Said {
        var code = ""
        var message = ""
        var traceID: String?

        init() {}

        init(_ json: JSON) {
            self.init()
            // Entra: `error` is a word, and the code is in the sentence.
            if let word = json["error"]?.string {
                message = json["error_description"]?.string ?? ""
                traceID = json["trace_id"]?.string
                let number = message.firstMatch(of: #/AADSTS\d+/#).map { String($0.0) }
                code = number ?? word
                return
            }
            if let inside = json["error"], inside.object != nil {
                self = Said(inside)
                return
            }
            code = json["code"]?.string ?? ""
            message = json["message"]?.string ?? ""
            // Some providers hand on what another one said to them, as text.
            if message.hasPrefix("{"), let inner = JSON(parsing: Array(message.utf8)) {
                let said = Said(inner)
                if !said.code.isEmpty { self = said }
            }
            lookInside(json["details"]?.array ?? [])
        }

        /// What failed inside says more than that something inside did.
        private mutating func lookInside(_ details: [JSON]) {
            let vague: Set = [
                "", "DeploymentFailed", "ResourceDeploymentFailure", "InternalOperationError", "BadRequest", "Conflict",
            ]
            guard vague.contains(code) else { return }
            for detail in details {
                let said = Said(detail)
                if !said.code.isEmpty, !vague.contains(said.code) { self = said; return }
            }
        }
    }
}
