import Foundation
import Simulation

extension World {
    /// A list in pages, where that is wished for. A full page has another one behind it, which may be empty.
    func page(of answer: Answer, _ call: Call) -> Answer {
        guard let pageSize, call.method == "GET", let all = answer.body?["value"].array else { return answer }
        let start = call.query["$skiptoken"].flatMap { Int($0) } ?? 0
        let page = Array(all.dropFirst(start).prefix(pageSize))
        var answer = answer
        answer.body?["value"] = .array(page)
        guard page.count == pageSize else { return answer }
        let query = call.query.merging(["$skiptoken": "\(start + pageSize)"]) { $1 }
            .sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.escaped($0.value))" }.joined(separator: "&")
        answer.body?["nextLink"] = JSON("\(call.base)\(call.path)?\(query)")
        return answer
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~"))) ?? text
    }
}
