import Cloud
import Simulation

/// Puts what a service says into the wire form that is the service's own.
struct Envelope {
    let service: ServiceName
    /// As the API calls it; empty while that is not known.
    let operation: String
    let version: String
    let requestID: String
    let date: String

    func response(_ answer: Answer) -> Response {
        switch answer {
        case .json(let body): json(200, body)
        case .xml(let parts) where service == .ec2:
            xml(200, XML("\(operation)Response", [XML("requestId", requestID)] + parts), namespace)
        case .xml(let parts):
            xml(
                200,
                XML(
                    "\(operation)Response",
                    (isSilent(parts) ? [] : [XML("\(operation)Result", parts)]) + [
                        XML("ResponseMetadata", [XML("RequestId", requestID)])
                    ]), namespace)
        }
    }

    /// Where IAM and Auto Scaling have nothing to tell, they leave the result out; the others send an empty one.
    private func isSilent(_ parts: [XML]) -> Bool {
        parts.isEmpty && service != .elasticloadbalancing && operation != "UpdateRole"
    }

    func response(_ refusal: Refusal) -> Response {
        var response =
            switch service {
            case .eks:
                json(refusal.status, .object(refusal.fields.merging(["message": JSON(refusal.message)]) { $1 }))
            case .ec2:
                xml(
                    refusal.status,
                    XML(
                        "Response",
                        [XML("Errors", [XML("Error", words(refusal))]), XML("RequestID", requestID)]), nil)
            default:
                xml(
                    refusal.status,
                    XML(
                        "ErrorResponse",
                        [
                            XML("Error", [XML("Type", refusal.status < 500 ? "Sender" : "Receiver")] + words(refusal)),
                            XML("RequestId", requestID),
                        ]), namespace)
            }
        if service == .eks { response.headers["x-amzn-ErrorType"] = refusal.code }
        for (name, value) in refusal.headers { response.headers[name] = value }
        return response
    }

    private func words(_ refusal: Refusal) -> [XML] { [XML("Code", refusal.code), XML("Message", refusal.message)] }

    private var namespace: String {
        let scheme = service == .iam || service == .sts ? "https" : "http"
        return "\(scheme)://\(service.rawValue).amazonaws.com/doc/\(version.isEmpty ? standardVersion : version)/"
    }

    private var standardVersion: String {
        switch service {
        case .iam: "2010-05-08"
        case .sts: "2011-06-15"
        case .elasticloadbalancing: "2015-12-01"
        case .autoscaling: "2011-01-01"
        case .ec2, .eks: "2016-11-15"
        }
    }

    private func xml(_ status: Int, _ root: XML, _ namespace: String?) -> Response {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text(namespace: namespace)
        return Response(
            status: status,
            headers: ["Content-Type": "text/xml;charset=UTF-8", "x-amzn-RequestId": requestID, "Date": date],
            body: .init(Array(text.utf8)))
    }

    private func json(_ status: Int, _ body: JSON) -> Response {
        Response(
            status: status,
            headers: ["Content-Type": "application/json", "x-amzn-RequestId": requestID, "Date": date],
            body: .init(Array(body.text.utf8)))
    }
}
