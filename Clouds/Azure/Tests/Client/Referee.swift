import Foundation

@testable import Azure

/// Material that others made and that judges us; it lives outside the repository.
enum Referee {
    static let folder = ProcessInfo.processInfo.environment["REFEREES"] ?? ""

    /// An error body that was seen in the world.
    struct Shape: Sendable {
        let name: String
        let status: Int
        let headers: [String: String]
        let body: JSON
    }

    static let shapes: [Shape] = {
        guard let contents = FileManager.default.contents(atPath: folder + "/azure/error-shapes.json"),
            let list = JSON(parsing: Array(contents))?.array
        else { return [] }
        return list.compactMap { shape in
            guard let name = shape["case"]?.string, case .int(let status) = shape["status"] else { return nil }
            let code = shape["code"]?.string
            return Shape(
                name: name, status: status, headers: (shape["headers"]?.object ?? [:]).compactMapValues(\.string),
                body: shape["body"] ?? code.map { ["code": .string($0), "message": "Slow down."] } ?? [:])
        }
    }()
}
