import Text

/// Reads one page of the manual.
struct PageParser {
  private let reading: Reading
  private let document: Document
  private var headings: [String: FileRange] = [:]
  private var phrases: [Phrase] = []
  private var elsewhere: [Elsewhere] = []
  private var atOnce: Wording?
  private var ask: [AskLine] = []
  private var readBack: Wording?
  private var tables: [DecisionTable] = []
  private var lists: [ProductList] = []
  private var tableSources: [PageSource.TableSource] = []
  private var listHeadings: [FileRange] = []
  private var answers: [AnswerBlock] = []
  private var answerHeadings: [FileRange] = []
  private var answerEnds: [FileRange?] = []
  private var then: [Step] = []
  private var checks: [PlacedLine] = []
  private var texts: [PageSource.TextUse] = []
  private var atOnceHeading: FileRange?
  private var broken = Set<String>()

  static func page(
    _ id: IntentID, file: String, area: String, lines: [SourceLine], names: KnownNames,
    reporter: Reporter
  ) -> PageSource {
    let document = DocumentReader.read(lines, reporter)
    var parser = PageParser(
      reading: Reading(names: names, reporter: reporter), document: document)
    parser.declareNames()
    for section in document.sections { parser.take(section) }
    let page = Page(
      id: id, file: file, area: area, title: parser.title, prose: Prose.split(document.prose),
      phrases: parser.phrases, elsewhere: parser.elsewhere, atOnce: parser.atOnce, ask: parser.ask,
      readBack: parser.readBack, tables: parser.tables, lists: parser.lists,
      answers: parser.answers, then: parser.then, checks: parser.checks)
    let start = FileRange(FileLocation(file: file, line: 1, column: 1), length: 1)
    return PageSource(
      page: page, title: document.title?.range ?? lines.first?.whole.range ?? start,
      headings: parser.headings, answerHeadings: parser.answerHeadings,
      answerEnds: parser.answerEnds,
      atOnceHeading: parser.atOnceHeading, texts: parser.texts, tables: parser.tableSources,
      lists: parser.listHeadings,
      brokenPhrases: parser.broken.contains("phrases"),
      brokenAnswers: parser.broken.contains("answers"),
      brokenAsk: parser.broken.contains("ask"), brokenThen: parser.broken.contains("then"),
      brokenAtOnce: parser.broken.contains("at once"),
      brokenReadBack: parser.broken.contains("read back"),
      brokenTables: parser.broken.contains("tables"))
  }

  private init(reading: Reading, document: Document) {
    self.reading = reading
    self.document = document
  }

  /// `# 日本語 / English`; a title without a slash is of the language of its script.
  private var title: Bilingual {
    guard let title = document.title else { return Bilingual(ja: "", en: "") }
    let halves = title.split(onWords: [" / ", "／"])
    guard halves.count >= 2, let first = halves.first else {
      let isJapanese = Marks.language(of: title.scalars) == .ja
      return Bilingual(ja: isJapanese ? title.text : "", en: isJapanese ? "" : title.text)
    }
    let rest = title.from(halves[1].lower)
    let swapped =
      Marks.language(of: first.scalars) == .en && Marks.language(of: rest.scalars) == .ja
    return swapped
      ? Bilingual(ja: rest.text, en: first.text) : Bilingual(ja: first.text, en: rest.text)
  }

  /// Tables and lists may be named above their own headings.
  private mutating func declareNames() {
    for section in document.sections {
      switch PageHeading(section.heading) {
      case .table(let name): reading.declareTable(name, section)
      case .list(let name): reading.lists[name.folded] = name.text
      case .customersSay, .elsewhere, .atOnce, .ask, .readBack, .then, .check, .answer, nil: break
      }
    }
  }

  private mutating func take(_ section: Document.Section) {
    guard let heading = PageHeading(section.heading) else {
      let nearest = Nearest.name(to: section.heading.text, in: PageHeading.all)
      reading.report(
        LineProblem.unknownHeading(
          section.heading.text, nearest: nearest, all: PageHeading.all), at: section.heading)
      broken.formUnion(["phrases", "answers", "ask", "then", "tables"])
      return
    }
    let errors = reading.reporter.errors
    switch heading {
    case .customersSay: part("phrases", section) { $0.takePhrases(section) }
    case .elsewhere: part("elsewhere", section) { $0.takeElsewhere(section) }
    case .atOnce:
      part("at once", section) { $0.takeAtOnce(section) }
    case .ask: part("ask", section) { $0.takeAsk(section) }
    case .readBack: part("read back", section) { $0.takeReadBack(section) }
    case .then: part("then", section) { $0.takeThen(section) }
    case .check: takeChecks(section)
    case .table(let name):
      takeTable(name, section)
      if reading.reporter.errors > errors { broken.insert("tables") }
    case .list(let name):
      takeList(name, section)
      if reading.reporter.errors > errors { broken.insert("tables") }
    case .answer(let rest):
      takeAnswer(rest, section)
      if reading.reporter.errors > errors { broken.insert("answers") }
    }
    switch heading {
    case .table: refuse(section, rows: false)
    case .check: break
    case .customersSay, .elsewhere, .atOnce, .ask, .readBack, .then, .list, .answer:
      refuse(section, rows: true)
    }
  }

  /// Reads a section that a page has once.
  private mutating func part(
    _ name: String, _ section: Document.Section, _ read: (inout PageParser) -> Void
  ) {
    let errors = reading.reporter.errors
    if headings[name] != nil {
      reading.report(LineProblem.sectionTwice(section.heading.text), at: section.heading)
    } else {
      headings[name] = section.heading.range
    }
    read(&self)
    if reading.reporter.errors > errors { broken.insert(name) }
  }

  /// Lines that a section has no use for.
  private func refuse(_ section: Document.Section, rows: Bool) {
    for item in section.items {
      switch item {
      case .text(let text): reading.report(LineProblem.strayText(text.text), at: text)
      case .row(let row) where rows: reading.report(LineProblem.strayRow, at: row)
      case .bullet(let bullet) where !rows:
        reading.report(LineProblem.strayText(bullet.body.text), at: bullet.body)
      case .row, .bullet: break
      }
    }
  }

  // MARK: Sections

  private mutating func takePhrases(_ section: Document.Section) {
    for bullet in section.bullets {
      for line in bullet.more where !line.isEmpty {
        reading.report(TemplateProblem.phraseOverLines, at: line)
      }
      if let phrase = PhraseParser.phrase(bullet.body, reading) { phrases.append(phrase) }
    }
  }

  private mutating func takeElsewhere(_ section: Document.Section) {
    for bullet in section.bullets {
      let body = bullet.body
      var arrow: (Int, Int)?
      var at = body.lower
      while at < body.upper {
        if body.from(at).hasPrefix("->") { arrow = (at, at + 2) }
        if body.line.marks[at] == "→" { arrow = (at, at + 1) }
        at += 1
      }
      guard let arrow else {
        reading.report(TemplateProblem.noArrow, at: body)
        continue
      }
      let phrase = PhraseParser.phrase(body.upTo(arrow.0), reading)
      let intent = reading.intent(body.from(arrow.1))
      if let phrase, let intent { elsewhere.append(Elsewhere(phrase: phrase, intent: intent)) }
    }
  }

  private mutating func takeAtOnce(_ section: Document.Section) {
    atOnceHeading = section.heading.range
    let (wording, uses) = reading.wording(section.bullets) { _ in false }
    if !wording.isEmpty { atOnce = wording }
    note(uses, .atOnce)
  }

  private mutating func takeReadBack(_ section: Document.Section) {
    let (wording, uses) = reading.wording(section.bullets) { _ in false }
    if !wording.isEmpty { readBack = wording }
    note(uses, .readBack)
  }

  private mutating func takeAsk(_ section: Document.Section) {
    let bullets = section.bullets
    var index = 0
    while index < bullets.count {
      let line = bullets[index]
      index += 1
      var below: [Document.Bullet] = []
      while index < bullets.count,
        bullets[index].depth > line.depth || bullets[index].body.languageMark != nil
      {
        below.append(bullets[index])
        index += 1
      }
      for more in line.more where !more.isEmpty {
        reading.report(LineProblem.strayText(more.text), at: more)
      }
      let (wording, uses) = reading.wording(below) { _ in false }
      let own = wording.isEmpty ? nil : wording
      guard let asked = reading.askLine(line.body, wording: own) else { continue }
      if let first = asked.again, !ask.contains(where: { $0.slot == first }) {
        reading.report(PartProblem.againFromLater(first), at: line.body.trimmed)
      }
      note(uses, .ask(ask.count))
      ask.append(asked)
    }
  }

  private mutating func takeThen(_ section: Document.Section) {
    for bullet in section.bullets {
      if let step = reading.step(Reading.stepBody(bullet.body) ?? bullet.body) { then.append(step) }
    }
  }

  private mutating func takeTable(_ name: Stretch, _ section: Document.Section) {
    guard !name.isEmpty else {
      reading.report(LineProblem.headingWithoutName("Table"), at: section.heading)
      return
    }
    refuseTaken(name)
    if tables.contains(where: { Marks.folded($0.name) == name.folded }) {
      reading.report(LineProblem.sectionTwice(section.heading.text), at: section.heading)
    }
    guard let (table, source) = reading.table(name, section) else { return }
    tables.append(table)
    tableSources.append(source)
  }

  /// What is named here must not hide a slot or the facts of one.
  private func refuseTaken(_ name: Stretch) {
    let key = name.folded
    if reading.names.slot(key) != nil || reading.names.owner(key) != nil || key == "today"
      || key == "今日"
    {
      reading.report(LineProblem.nameTaken(name.text), at: name)
    }
  }

  private mutating func takeList(_ name: Stretch, _ section: Document.Section) {
    guard !name.isEmpty else {
      reading.report(LineProblem.headingWithoutName("List"), at: section.heading)
      return
    }
    refuseTaken(name)
    if lists.contains(where: { Marks.folded($0.name) == name.folded }) {
      reading.report(LineProblem.sectionTwice(section.heading.text), at: section.heading)
    }
    let conditions = section.bullets.compactMap { bullet -> Condition? in
      guard let condition = reading.condition(bullet.body) else { return nil }
      if !condition.tests.contains(where: { $0.left.isOfProducts }) {
        reading.report(PartProblem.listNotOfProducts(bullet.body.text), at: bullet.body)
      }
      return condition
    }
    if section.bullets.isEmpty {
      reading.report(PartProblem.listWithoutConditions(name.text), at: section.heading)
    }
    lists.append(ProductList(name: name.text, anyOf: conditions))
    listHeadings.append(section.heading.range)
  }

  private mutating func takeAnswer(_ rest: Stretch, _ section: Document.Section) {
    answerHeadings.append(section.heading.range)
    let heading = AnswerHeading(rest, reading)
    let condition = heading?.condition.flatMap(reading.condition)
    var steps: [Step] = []
    let (wording, uses) = reading.wording(section.bullets) { bullet in
      guard let body = Reading.stepBody(bullet.body) else { return false }
      if let step = reading.step(body) { steps.append(step) }
      return true
    }
    answerEnds.append(heading?.untilPlace)
    note(uses, .answer(answers.count))
    answers.append(
      AnswerBlock(
        condition: condition ?? .always, from: heading?.from, until: heading?.until,
        wording: wording, then: steps, at: section.heading.range))
  }

  private mutating func takeChecks(_ section: Document.Section) {
    for item in section.items {
      switch item {
      case .bullet(let bullet):
        let lines = [bullet.body] + bullet.more
        checks.append(
          PlacedLine(
            text: lines.map(\.text).joined(separator: "\n"), depth: bullet.depth,
            at: bullet.body.range))
      case .text(let text), .row(let text):
        checks.append(PlacedLine(text: text.text, depth: 0, at: text.range))
      }
    }
  }

  private mutating func note(_ uses: [Language: [TermUse]], _ part: PageSource.TextUse.Part) {
    for (language, used) in uses.sorted(by: { $0.key < $1.key }) {
      texts.append(PageSource.TextUse(part: part, language: language, uses: used))
    }
  }
}

extension Term {
  /// Whether this tells products apart.
  fileprivate var isOfProducts: Bool {
    switch self {
    case .fact(let fact): fact.owner == "product"
    case .slot(let slot): slot == .product
    case .cell, .list, .today, .given: false
    }
  }
}
