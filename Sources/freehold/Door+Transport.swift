import CLI
import Cloud

extension Door {
    /// The way to the server over the program's door to the network.
    static func through(_ transport: @escaping Transport) -> Door {
        Door { request in
            var headers = Headers()
            for (name, value) in request.headers { headers.append(name, value) }
            do {
                let answer = try await transport(
                    Cloud.Request(
                        request.method, request.url, headers: headers, body: request.body, deadline: request.deadline))
                return Answer(
                    status: answer.status,
                    headers: answer.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value },
                    body: answer.body.silencing)
            } catch let none as NoAnswer {
                throw Silence(none.reason)
            }
        }
    }
}

extension Response.Body {
    /// The same chunks; what breaks off is told in the door's words.
    fileprivate var silencing: AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { stream in
            let reading = Task {
                do {
                    for try await chunk in chunks { stream.yield(chunk) }
                    stream.finish()
                } catch let none as NoAnswer {
                    stream.finish(throwing: Door.Silence(none.reason))
                } catch {
                    stream.finish(throwing: error)
                }
            }
            stream.onTermination = { _ in reading.cancel() }
        }
    }
}
