import Text

/// Reads `desk.md`.
struct DeskParser {
  private enum Heading: CaseIterable {
    case shop, hours, queues, rules, limits, lines
    var names: [String] {
      switch self {
      case .shop: ["shop", "店", "お店"]
      case .hours: ["hours of people", "hours", "担当者のいる時間", "営業時間"]
      case .queues: ["queues", "窓口"]
      case .rules: ["rules", "店の決まり", "決まり"]
      case .limits: ["limits", "限度", "制限"]
      case .lines: ["lines", "受付の言葉", "決まり文句"]
      }
    }
  }

  private let reporter: Reporter
  private let document: Document
  private let file: String
  private var name: [Language: String] = [:]
  private var mail: String?
  private var zone = ShopZone.japan
  private var languages = Language.allCases
  private var hours: DeskSettings.Hours?
  private(set) var queues: [DeskSettings.Queue] = []
  private var queueHours: [(Stretch, DeskSettings.Hours)] = []
  private(set) var rules: [String: Value] = [:]
  private var limitLines: [Document.Bullet] = []
  private var lineBullets: [Document.Bullet] = []
  private(set) var linesHeading: FileRange?
  private(set) var rulePlaces: [String: FileRange] = [:]
  private var wordRules: [DeskSettings.WordRule] = []
  /// The areas that rules of words name, where they do.
  private(set) var areas: [(name: String, range: FileRange)] = []
  private var seen: [Heading: Int] = [:]

  /// The settings but for limits and lines, which may name everything else.
  init(_ lines: [SourceLine], file: String, _ reporter: Reporter) {
    self.reporter = reporter
    self.file = file
    document = DocumentReader.read(lines, reporter)
    for section in document.sections { take(section) }
    for (queue, hours) in queueHours {
      guard let index = queues.firstIndex(where: { $0.name.text == queue.folded }) else {
        let known = queues.map(\.name.text)
        reporter.report(
          NameProblem.unknownQueue(queue.text, nearest: Nearest.name(to: queue.text, in: known)),
          at: queue)
        continue
      }
      queues[index] = DeskSettings.Queue(
        name: queues[index].name, priority: queues[index].priority, hours: hours)
    }
    let start = FileRange(FileLocation(file: file, line: 1, column: 1), length: 1)
    if queues.isEmpty { reporter.report(DeskProblem.deskWithout("Queues"), at: start) }
    if hours == nil { reporter.report(DeskProblem.deskWithout("Hours of people"), at: start) }
    for language in languages where name[language]?.isEmpty != false {
      reporter.report(DeskProblem.shopWithoutName(language), at: start)
    }
  }

  private mutating func take(_ section: Document.Section) {
    for item in section.items {
      switch item {
      case .text(let text), .row(let text):
        reporter.report(LineProblem.strayText(text.text), at: text)
      case .bullet: break
      }
    }
    if takeWordRule(section) { return }
    if let queue = section.heading.dropping(prefix: "hours of "), queue.folded != "people" {
      queueHours.append((queue, HoursParser.hours(section, reporter)))
      return
    }
    let names = section.heading.names
    guard let heading = Heading.allCases.first(where: { names.contains(where: $0.names.contains) })
    else {
      let all = [
        "Shop", "Hours of people", "Queues", "Rules", "Limits", "Lines", "Words not to use in AREA",
        "Words needed in AREA", "お店", "担当者のいる時間", "窓口", "店の決まり", "限度", "受付の言葉",
      ]
      reporter.report(
        LineProblem.unknownHeading(
          section.heading.text, nearest: Nearest.name(to: section.heading.text, in: all), all: all),
        at: section.heading)
      return
    }
    if seen[heading] != nil {
      reporter.report(LineProblem.sectionTwice(section.heading.text), at: section.heading)
    }
    seen[heading] = section.heading.line.number
    switch heading {
    case .shop: for bullet in section.bullets { takeShop(bullet) }
    case .hours: hours = HoursParser.hours(section, reporter)
    case .queues: for bullet in section.bullets { takeQueue(bullet) }
    case .rules: for bullet in section.bullets { takeRule(bullet) }
    case .limits: limitLines += section.bullets
    case .lines:
      linesHeading = section.heading.range
      lineBullets += section.bullets
    }
  }

  private mutating func takeShop(_ bullet: Document.Bullet) {
    guard let (key, value) = bullet.keyValue else {
      reporter.report(DeskProblem.noShopLine(bullet.body.text), at: bullet.body)
      return
    }
    let (name, language) = key.keyAndLanguage
    switch (name.folded, language) {
    case ("name", let language?), ("名前", let language?): self.name[language] = value.text
    case ("mail", nil), ("e-mail", nil), ("メール", nil):
      if MailAddress.isWhole(value.text) {
        mail = value.text
      } else {
        reporter.report(DeskProblem.noMailAddress(value.text), at: value)
      }
    case ("time zone", nil), ("時間帯", nil):
      if let zone = ShopZone(value.text) {
        self.zone = zone
      } else {
        reporter.report(DeskProblem.noZone(value.text), at: value)
      }
    case ("languages", nil), ("言語", nil):
      let read = value.wordList.map { ($0, Language(rawValue: $0.folded)) }
      for (word, language) in read where language == nil {
        reporter.report(DeskProblem.noLanguage(word.text), at: word)
      }
      let known = read.compactMap(\.1)
      languages = Language.allCases.filter(known.contains)
      if languages.isEmpty { languages = Language.allCases }
    default: reporter.report(DeskProblem.noShopLine(bullet.body.text), at: bullet.body)
    }
  }

  /// `complaints, priority high, hours 10:00-17:00`.
  private mutating func takeQueue(_ bullet: Document.Bullet) {
    let parts = bullet.body.split(on: ",")
    guard let first = parts.first, let name = QueueName(first.folded) else {
      reporter.report(DeskProblem.noQueueName(bullet.body.text), at: bullet.body)
      return
    }
    if queues.contains(where: { $0.name == name }) {
      reporter.report(SettingsProblem.nameTwice(name.text, line: nil), at: first)
      return
    }
    var priority = Priority.normal
    var hours: DeskSettings.Hours?
    for part in parts.dropFirst() {
      if let word = part.dropping(word: "priority") ?? part.dropping(anyPrefix: ["優先度", "優先"]) {
        if let read = Priority(words: word.withoutColon) {
          priority = read
        } else {
          reporter.report(NameProblem.unknownPriority(word.text), at: word)
        }
      } else if let span = (part.dropping(word: "hours") ?? part.dropping(prefix: "時間"))
        .flatMap({ HoursParser.span($0.withoutColon) })
      {
        hours = DeskSettings.Hours(
          weekdays: Array(repeating: span, count: 7), closed: self.hours?.closed ?? [])
      } else {
        reporter.report(DeskProblem.noQueuePart(part.text), at: part)
      }
    }
    queues.append(DeskSettings.Queue(name: name, priority: priority, hours: hours))
  }

  private mutating func takeRule(_ bullet: Document.Bullet) {
    guard let (key, value) = bullet.keyValue, !value.isEmpty, !key.isEmpty, key.find(" ") == nil,
      key.find(".") == nil
    else {
      reporter.report(DeskProblem.noRule(bullet.body.text), at: bullet.body)
      return
    }
    if rulePlaces[key.folded] != nil || key.folded == "name" {
      reporter.report(
        SettingsProblem.nameTwice(key.text, line: rulePlaces[key.folded]?.start.line), at: key)
      return
    }
    rulePlaces[key.folded] = key.range
    rules[key.folded] = value.openValue
  }

  /// `## Words not to use in products`; false when the heading is none.
  private mutating func takeWordRule(_ section: Document.Section) -> Bool {
    let heading = section.heading
    let banned =
      heading.dropping(prefix: "words not to use in ") ?? heading.dropping(suffix: "で使わない言葉")
    let needed =
      heading.dropping(prefix: "words needed in ") ?? heading.dropping(suffix: "で必要な言葉")
    guard let area = banned ?? needed else { return false }
    areas.append((area.text, area.range))
    for bullet in section.bullets {
      let (words, why) = bullet.keyValue ?? (bullet.body, bullet.body.from(bullet.body.upper))
      wordRules.append(
        DeskSettings.WordRule(
          area: area.text, words: words.wordList.map(\.text), why: why.text,
          required: needed != nil))
    }
    return true
  }

  /// All of the settings, once every name is known, and every term that a standard line names.
  func settings(_ names: KnownNames) -> (settings: DeskSettings, uses: [TermUse])? {
    // Without a queue there is nobody to hand over to; that was reported.
    guard let queue = queues.first?.name ?? QueueName("general") else { return nil }
    let reading = Reading(names: names, reporter: reporter)
    let (lines, uses) = StandardLinesParser.lines(lineBullets, reading)
    let settings = DeskSettings(
      name: Bilingual(ja: name[.ja] ?? name[.en] ?? "", en: name[.en] ?? name[.ja] ?? ""),
      mail: mail, zone: zone, languages: languages,
      hours: hours ?? DeskSettings.Hours(weekdays: Array(repeating: nil, count: 7), closed: []),
      queues: queues, rules: rules,
      limits: LimitsParser.limits(limitLines, queue: queue, reading),
      lines: lines, wordRules: wordRules)
    return (settings, uses)
  }
}
