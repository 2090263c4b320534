import Cloud

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
            xml(200, XML("\(operation)Response", [XML("requestId", requestID)] + parts), "http://ec2.amazonaws.com/doc/2016-11-15/")
        case .xml(let parts):
            xml(
                200,
                XML(
                    "\(operation)Response",
                    [
                        XML("\(operation)Result", parts),
                        XML("ResponseMetadata", [XML("RequestId", requestID)]),
                    ]), namespace)
        }
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

    private var namespace: String { "https://\(service.rawValue).amazonaws.com/doc/\(version)/" }

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
