import Domain
import Store
import Testing

@Suite struct FolderLockTests {
    @Test func aFolderHasOneServerAtATime() throws {
        let folder = try Folder()
        var lock: FolderLock? = try FolderLock(folder: folder.path)
        let problem = #expect(throws: Problem.self) { try FolderLock(folder: folder.path) }
        #expect(problem?.summary.contains(folder.path) == true)
        #expect(problem?.advice.contains("--data") == true)
        #expect(lock != nil)
        lock = nil
        _ = try FolderLock(folder: folder.path)
    }

    @Test func twoFoldersDoNotConcernEachOther() throws {
        let (one, other) = (try Folder(), try Folder())
        let lock = try FolderLock(folder: one.path)
        _ = try FolderLock(folder: other.path)
        withExtendedLifetime(lock) {}
    }

    @Test func aFolderThatIsNotThereIsAProblemThatNamesIt() throws {
        let folder = try Folder()
        let path = folder.path + "/nowhere"
        let problem = #expect(throws: Problem.self) { try FolderLock(folder: path) }
        #expect(problem?.summary.contains(path) == true)
    }
}
