import Text

/// A Markdown file of the manual as its lines say it: a title, prose, and sections of bullets.
struct Document {
  struct Bullet {
    /// Behind the bullet's mark.
    let body: Stretch
    /// Indented lines below it, without their indentation; empty for a blank line between two.
    var more: [Stretch] = []
    /// 0 for a top bullet.
    let depth: Int
  }
  enum Item {
    case bullet(Bullet)
    case row(Stretch)
    case text(Stretch)
  }
  struct Section {
    /// Behind the `##`.
    let heading: Stretch
    var items: [Item] = []

    var bullets: [Bullet] {
      items.compactMap {
        switch $0 {
        case .bullet(let bullet): bullet
        case .row, .text: nil
        }
      }
    }
    var rows: [Stretch] {
      items.compactMap {
        switch $0 {
        case .row(let row): row
        case .bullet, .text: nil
        }
      }
    }
  }
  var title: Stretch?
  var prose: [Stretch] = []
  var sections: [Section] = []
}

/// Reads a file's lines into a `Document`.
struct DocumentReader {
  private let reporter: Reporter
  private var document = Document()
  private var indents: [Int] = []
  private var blankBefore: Stretch?
  private var inComment = false

  static func read(_ lines: [SourceLine], _ reporter: Reporter) -> Document {
    var reader = DocumentReader(reporter: reporter)
    for line in lines { reader.take(line) }
    return reader.document
  }

  private init(reporter: Reporter) { self.reporter = reporter }

  private mutating func take(_ line: SourceLine) {
    let text = line.whole.trimmed
    if inComment {
      inComment = text.find("-->") == nil
      return
    }
    if text.hasPrefix("<!--") {
      inComment = text.find("-->") == nil
      return
    }
    if text.isEmpty {
      blankBefore = text
      if document.sections.isEmpty { document.prose.append(text) }
      return
    }
    if text.hasPrefix("#") {
      takeHeading(text)
    } else if document.sections.isEmpty {
      document.prose.append(text)
    } else if let row = bareRow(text) {
      add(.row(row))
    } else if isRule(text) {
      indents = []
    } else if let body = bulletBody(text) {
      takeBullet(body, at: text)
    } else if text.hasPrefix("|") {
      warnOfHead(text, mark: 0..<1)
      add(.row(text))
    } else {
      takeText(text)
    }
    blankBefore = nil
  }

  private mutating func takeHeading(_ text: Stretch) {
    let marks = text.marks.prefix { $0 == "#" }.count
    let body = text.from(text.lower + marks)
    if text.scalars.prefix(marks).contains(where: { $0 != "#" })
      || (body.marks.first.map { $0 != " " } ?? false)
    {
      let fix = String(repeating: "#", count: marks) + " " + body.trimmed.text
      reporter.report(LineProblem.fullWidthHead(fix), at: text.upTo(text.lower + marks))
    }
    indents = []
    switch marks {
    case 1:
      if document.title == nil && document.sections.isEmpty {
        document.title = body.trimmed
      } else {
        reporter.report(LineProblem.secondTitle(body.trimmed.text), at: text)
      }
    case 2: document.sections.append(Document.Section(heading: body.trimmed))
    default: reporter.report(LineProblem.deepHeading(body.trimmed.text), at: text)
    }
  }

  /// What stands behind a bullet's mark; nil when the line begins with none.
  private func bulletBody(_ text: Stretch) -> Stretch? {
    guard let first = text.scalars.first, let mark = text.marks.first else { return nil }
    let next = text.marks.dropFirst().first
    let isSpaced = next == " " || next == nil
    switch mark {
    case "-": break
    // Markdown's other bullets: only with their space, since `+` and `*` are also words.
    case "*", "+": if !isSpaced { return nil }
    case "・", "ー", "•": break
    default: return nil
    }
    if first != mark || !isSpaced || mark == "・" || mark == "ー" || mark == "•" {
      let body = text.from(text.lower + 1).trimmed.text
      reporter.report(LineProblem.fullWidthHead("- " + body), at: text.upTo(text.lower + 1))
    }
    return text.from(text.lower + 1).trimmed
  }

  private mutating func takeBullet(_ body: Stretch, at text: Stretch) {
    let indent = text.line.scalars[..<text.lower].reduce(0) { $0 + ($1 == "\u{3000}" ? 2 : 1) }
    while let last = indents.last, last >= indent { indents.removeLast() }
    let depth = indents.count
    indents.append(indent)
    add(.bullet(Document.Bullet(body: body, depth: depth)))
  }

  private mutating func takeText(_ text: Stretch) {
    guard text.lower > 0, let last = document.sections.indices.last,
      let item = document.sections[last].items.last, case .bullet(var bullet) = item
    else {
      add(.text(text))
      return
    }
    if let blankBefore { bullet.more.append(blankBefore) }
    bullet.more.append(text)
    document.sections[last].items[document.sections[last].items.count - 1] = .bullet(bullet)
  }

  private func warnOfHead(_ text: Stretch, mark: Range<Int>) {
    if let first = text.scalars.first, let folded = text.marks.first, first != folded {
      let fix = String(scalars: text.scalars.map { $0 == "｜" ? "|" : $0 })
      reporter.report(LineProblem.fullWidthHead(fix), at: text.upTo(text.lower + 1))
    }
  }

  private mutating func add(_ item: Document.Item) {
    guard let last = document.sections.indices.last else { return }
    document.sections[last].items.append(item)
  }

  /// A row of a table without its outer bars; nil for any other line.
  private func bareRow(_ text: Stretch) -> Stretch? {
    guard let heading = document.sections.last?.heading,
      heading.dropping(word: "table") != nil || heading.hasPrefix("表"), text.lower == 0,
      !text.hasPrefix("|"), text.find("|") != nil, text.find("- ") != text.lower
    else { return nil }
    let ends = text.hasSuffix("|") ? "" : " |"
    reporter.report(LineProblem.rowWithoutBars("| " + text.text + ends), at: text)
    return text
  }

  /// `---`, a line drawn across the page.
  private func isRule(_ text: Stretch) -> Bool {
    text.upper - text.lower >= 3 && text.marks.allSatisfy { $0 == "-" }
  }
}
