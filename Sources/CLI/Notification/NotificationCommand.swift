import ArgumentParser

public struct NotificationCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "notification", abstract: "Who is told by mail or webhook, and of what.",
        subcommands: [
            NotificationAdd.self, NotificationList.self, NotificationTest.self, NotificationRotate.self,
            NotificationDelete.self,
        ])

    public init() {}
}
