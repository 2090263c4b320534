import Cloud
import Foundation
import Simulation

/// Puts what is answered into the wire form.
struct Envelope {
    let requestID: String
    let wall: Date

    func response(_ answer: Answer) -> Response {
        var headers = common
        for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) { headers.append(name, value) }
        guard let body = answer.body else { return Response(status: answer.status, headers: headers) }
        headers["Content-Type"] = "application/json; charset=utf-8"
        return Response(status: answer.status, headers: headers, body: .init(Array(body.text.utf8)))
    }

    func response(_ refusal: Refusal) -> Response {
        var headers = refusal.headers
        if refusal.form == .enveloped, refusal.status == 404 { headers["x-ms-failure-cause"] = "gateway" }
        return response(Answer(refusal.status, body(of: refusal), headers: headers))
    }

    private func body(of refusal: Refusal) -> JSON {
        switch refusal.form {
        case .enveloped:
            return ["error": refusal.error]
        case .flat:
            let details: JSON = refusal.details.isEmpty ? .null : .array(refusal.details)
            var members: [String: JSON] = [
                "code": JSON(refusal.code), "details": details, "message": JSON(refusal.message), "subcode": "",
            ]
            if let target = refusal.target { members["target"] = JSON(target) }
            return .object(members)
        case .oauth(let number):
            let trail =
                " Trace ID: \(requestID) Correlation ID: \(requestID) Timestamp: \(Moment.spaced(wall))"
            return [
                "error": JSON(refusal.code), "error_description": JSON(refusal.message + trail),
                "error_codes": .array([JSON(number)]), "timestamp": JSON(Moment.spaced(wall)),
                "trace_id": JSON(requestID), "correlation_id": JSON(requestID),
                "error_uri": JSON("https://login.microsoftonline.com/error?code=\(number)"),
            ]
        }
    }

    private var common: Headers {
        [
            "x-ms-request-id": requestID, "x-ms-correlation-request-id": requestID, "Cache-Control": "no-cache",
            "Date": Moment.header(wall),
        ]
    }
}
