public import Text

/// Bounds of a tree of pages. Source: the design, section 3.
public enum ManualLimits {
  public static let pageBytes = 1 << 20
  public static let treeBytes = 64 << 20
}

/// Reads a tree of pages: every problem in one pass.
public enum ManualLoader {
  /// - Parameters:
  ///   - root: the tree's name as messages show it: `Intents`.
  ///   - today: the shop's day, for dates written `today-3` and answers that have expired.
  ///   - checks: whether the checks run too. A desk that starts on pages checked before may leave them
  ///     out; `LoadedManual.checked` runs them later.
  ///   - workers: what the checks are shared among.
  public static func load(
    _ files: [ManualFile], root: String, today: CivilDate, checks: Bool = true,
    workers: any Workers = OneWorker()
  ) -> LoadedManual {
    var tree = TreeReader(root: root, today: today)
    tree.read(files)
    let loaded = tree.loaded
    return checks ? loaded.checked(workers) : loaded
  }
}

/// One reading of a tree.
private struct TreeReader {
  private let root: String
  private let today: CivilDate
  private let reporter = Reporter()
  private var names = KnownNames()
  private var lines: [String: [SourceLine]] = [:]
  private var desk: DeskParser?
  private var slots: SlotsParser?
  private var words: WordBook?
  private var catalogue: Catalogue?
  private var pageFiles: [(id: IntentID, file: String, area: String)] = []
  private var tree: ManualTree?

  init(root: String, today: CivilDate) {
    self.root = root
    self.today = today
  }

  private func shown(_ path: String) -> String { root.isEmpty ? path : root + "/" + path }
  private func start(_ path: String) -> FileRange {
    FileRange(FileLocation(file: shown(path), line: 1, column: 1), length: 1)
  }

  mutating func read(_ files: [ManualFile]) {
    let total = files.reduce(0) { $0 + min($1.bytes.count, ManualLimits.treeBytes) }
    if total > ManualLimits.treeBytes {
      reporter.report(FileProblem.treeTooLarge, at: start(""))
      return
    }
    var texts: [String: String] = [:]
    var paths: [String] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard isOurs(file.path), let text = text(of: file) else { continue }
      texts[file.path] = text
      paths.append(file.path)
    }
    readSettings(texts)
    for path in paths { notePage(path) }
    names.add(intents: pageFiles.map(\.id))
    for path in paths where path != "products.csv" {
      lines[shown(path)] =
        lines[shown(path)] ?? SourceLine.lines(of: texts[path] ?? "", file: shown(path))
    }
    if let csv = texts["products.csv"] {
      lines[shown("products.csv")] = SourceLine.lines(of: csv, file: shown("products.csv"))
    }
    readPages()
  }

  private static let ignored: Set = ["README.md", "README.ja.md"]

  /// Whether the tree has a use for the file; other names are reported.
  private func isOurs(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last.map(String.init) else { return false }
    if Self.ignored.contains(name) || name.hasPrefix(".") { return false }
    if parts.count == 1 {
      if ["desk.md", "words.md", "slots.md", "products.csv"].contains(name) { return true }
      reporter.report(
        name.hasSuffix(".md") ? FileProblem.pageWithoutArea(name) : FileProblem.otherFile(name),
        at: start(path))
      return false
    }
    guard name.hasSuffix(".md") else {
      reporter.report(FileProblem.otherFile(name), at: start(path))
      return false
    }
    if IntentID(String(name.dropLast(3))) == nil {
      reporter.report(FileProblem.noIntentID(name), at: start(path))
      return false
    }
    return true
  }

  private func text(of file: ManualFile) -> String? {
    switch file.fault {
    case .tooLarge(let bytes):
      reporter.report(FileProblem.fileTooLarge(bytes), at: start(file.path))
      return nil
    case .leadsOut:
      reporter.report(FileProblem.leadsOut, at: start(file.path))
      return nil
    case nil: break
    }
    guard file.bytes.count <= ManualLimits.pageBytes else {
      reporter.report(FileProblem.fileTooLarge(file.bytes.count), at: start(file.path))
      return nil
    }
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      reporter.report(FileProblem.notUTF8, at: badByte(in: file))
      return nil
    }
    // A byte order mark is no part of the first line.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// The line of the first byte that is no UTF-8.
  private func badByte(in file: ManualFile) -> FileRange {
    var line = 1
    for piece in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: piece, as: UTF8.self) == nil { break }
      line += 1
    }
    return FileRange(FileLocation(file: shown(file.path), line: line, column: 1), length: 1)
  }

  // MARK: The files that give names

  private mutating func readSettings(_ texts: [String: String]) {
    func lines(of path: String) -> [SourceLine]? {
      texts[path].map { SourceLine.lines(of: $0, file: shown(path)) }
    }
    if let file = lines(of: "desk.md") {
      self.lines[shown("desk.md")] = file
      let parser = DeskParser(file, file: shown("desk.md"), reporter)
      names.add(queues: parser.queues.map(\.name))
      names.add(rules: parser.rules)
      names.knowsQueues = true
      desk = parser
    } else {
      missing("desk.md", texts)
    }
    if let file = lines(of: "slots.md") {
      self.lines[shown("slots.md")] = file
      let parser = SlotsParser(file, reporter)
      names.add(slots: parser.slots)
      names.knowsSlots = true
      slots = parser
    } else {
      missing("slots.md", texts)
    }
    if let file = lines(of: "words.md") {
      self.lines[shown("words.md")] = file
      let book = WordsParser.book(file, reporter)
      names.add(concepts: book.concepts)
      names.knowsConcepts = true
      words = book
    } else {
      missing("words.md", texts)
    }
    if let csv = texts["products.csv"] {
      if let read = ProductsParser.read(
        csv, file: shown("products.csv"), today: today, names: names, reporter)
      {
        names.add(catalogue: read.catalogue, columns: read.columns)
        names.knowsProducts = true
        catalogue = read.catalogue
      }
    } else {
      missing("products.csv", texts)
    }
  }

  private func missing(_ path: String, _ texts: [String: String]) {
    // A file that could not be read was reported as such.
    if !reporter.found.contains(where: { $0.range.start.file == shown(path) }) {
      reporter.report(FileProblem.missing(path), at: start(path))
    }
  }

  // MARK: Pages

  private mutating func notePage(_ path: String) {
    let parts = path.split(separator: "/")
    guard parts.count > 1, let name = parts.last, let id = IntentID(String(name.dropLast(3)))
    else { return }
    if let other = pageFiles.first(where: { $0.id == id }) {
      reporter.report(FileProblem.pageTwice(id.text, other: other.file), at: start(path))
      return
    }
    pageFiles.append((id, shown(path), String(parts[0])))
  }

  private mutating func readPages() {
    let sources = pageFiles.map { page in
      PageParser.page(
        page.id, file: page.file, area: page.area, lines: lines[page.file] ?? [], names: names,
        reporter: reporter)
    }
    let settings = desk?.settings(names)
    let finished = slots?.finished(names) ?? []
    for clash in finished.compactMap({ slot in
      (words?.concepts ?? []).first {
        Marks.folded($0.name.text) == slot.name.text
          || $0.nameJa.map { Marks.folded($0.text) } == Marks.folded(slot.title.ja)
      }.map { _ in slot }
    }) {
      reporter.report(SettingsProblem.slotIsConcept(clash.name.text), at: clash.range)
    }
    guard let settings else { return }
    let manual = Manual(
      desk: settings.settings, slots: finished, words: words ?? WordBook(concepts: [], lists: [:]),
      catalogue: catalogue ?? Catalogue([]),
      pages: sources.map { $0.page.asking(withWordsOf: finished) })
    tree = ManualTree(
      manual: manual, sources: sources.sorted { $0.page.id < $1.page.id }, names: names,
      deskFile: shown("desk.md"), linesHeading: desk?.linesHeading, lineUses: settings.uses,
      areas: desk?.areas ?? [],
      lines: lines,
      today: today, isWhole: reporter.errors == 0)
  }

  var loaded: LoadedManual {
    LoadedManual(
      manual: reporter.errors == 0 ? tree?.manual : nil, diagnostics: reporter.found.inOrder(),
      lines: lines, tree: tree)
  }
}
