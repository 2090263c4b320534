extension EC2 {
    mutating func createLaunchTemplate(_ call: Parameters) throws -> [XML] {
        if let replay = try replay(call, of: "CreateLaunchTemplate") {
            return launchTemplates[replay.id].map { [XML("launchTemplate", xml($0))] } ?? replay.answer
        }
        let tags = try tagsOnCreate(call, of: LaunchTemplate.type)
        let name = try call.required("LaunchTemplateName")
        let data = call.structure("LaunchTemplateData")
        guard !data.names.isEmpty else { throw Refusal.missing("LaunchTemplateData") }
        guard !launchTemplates.all.contains(where: { $0.name == name }) else {
            throw Refusal.ec2(
                "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.")
        }
        let template = LaunchTemplate(
            id: newID(LaunchTemplate.prefix), name: name, createdAt: now, createdBy: "arn:aws:iam::\(account):root",
            versions: [.init(number: 1, text: call["VersionDescription"], data: data, createdAt: now)], tags: tags)
        launchTemplates.add(template, shownFrom: shownFrom)
        let answer = [XML("launchTemplate", xml(template))]
        remember(call, of: "CreateLaunchTemplate", made: template.id, answer: answer)
        return answer
    }

    mutating func createLaunchTemplateVersion(_ call: Parameters) throws -> [XML] {
        let template = try launchTemplate(call)
        let version = LaunchTemplate.Version(
            number: template.versions.count + 1, text: call["VersionDescription"],
            data: call.structure("LaunchTemplateData"), createdAt: now)
        launchTemplates[template.id]?.versions.append(version)
        return [XML("launchTemplateVersion", xml(version, of: template))]
    }

    mutating func modifyLaunchTemplate(_ call: Parameters) throws -> [XML] {
        let template = try launchTemplate(call)
        guard let version = try call.number("SetDefaultVersion"),
            template.versions.contains(where: { $0.number == version })
        else {
            throw Refusal.ec2(
                "InvalidLaunchTemplateId.VersionNotFound",
                "Could not find launch template version \(call["SetDefaultVersion"] ?? "")")
        }
        launchTemplates[template.id]?.standardVersion = version
        return [XML("launchTemplate", try xml(find(\.launchTemplates, template.id)))]
    }

    mutating func describeLaunchTemplates(_ call: Parameters) throws -> [XML] {
        let names = call.strings("LaunchTemplateName")
        let known = launchTemplates.shown(at: now).map(\.name)
        if let missing = names.first(where: { !known.contains($0) }) { throw Self.noTemplate(named: missing) }
        return try list(
            \.launchTemplates, ids: "LaunchTemplateId", as: "launchTemplates", call,
            where: { names.isEmpty || names.contains($0.name) }
        ) { $0.xml($1) }
    }

    func describeLaunchTemplateVersions(_ call: Parameters) throws -> [XML] {
        let template = try launchTemplate(call)
        let wanted = call.strings("LaunchTemplateVersion").map { name in
            switch name {
            case "$Latest": "\(template.versions.count)"
            case "$Default": "\(template.standardVersion)"
            default: name
            }
        }
        let versions = template.versions.filter { wanted.isEmpty || wanted.contains("\($0.number)") }
        let page = try Page(Array(versions.reversed()), call)
        return [XML("launchTemplateVersionSet", page.items.map { XML("item", xml($0, of: template)) })] + page.rest
    }

    mutating func deleteLaunchTemplate(_ call: Parameters) throws -> [XML] {
        let template = try launchTemplate(call)
        launchTemplates.remove(template.id, shownUntil: shownFrom)
        return [XML("launchTemplate", xml(template))]
    }

    /// The template that a call names by id or by name.
    func launchTemplate(_ call: Parameters) throws -> LaunchTemplate {
        if let id = call["LaunchTemplateId"] { return try find(\.launchTemplates, id) }
        let name = try call.required("LaunchTemplateName")
        guard let template = launchTemplates.all.first(where: { $0.name == name }),
            launchTemplates.found(template.id, at: now) != nil
        else { throw Self.noTemplate(named: name) }
        return template
    }

    private static func noTemplate(named name: String) -> Refusal {
        .ec2(
            "InvalidLaunchTemplateName.NotFoundException",
            "The specified launch template, with template name \(name), does not exist.")
    }
}
