import Domain
import Foundation
import Store
import Testing

@Suite struct FolderTests {
    @Test func twoServersDoNotShareAFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let first = try FolderLock(folder: folder)
            let refusal = #expect(throws: Problem.self) { try FolderLock(folder: folder) }
            #expect(refusal?.summary == "Another Freehold server is using the data folder \(folder).")
            withExtendedLifetime(first) {}
        }
        // Gone with the first server, however it ended.
        _ = try FolderLock(folder: folder)
    }
}
