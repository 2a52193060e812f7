import Pages
import Testing
import Text

/// A small generator of numbers that are the same on every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private let spices = [
  "{", "}", "(", ")", "[", "]", "|", "+", "…", "\\", "- ", "## ", "＃", "｜", "、", "：", "\n", "  ",
  "when ", " is ", "が", "のとき", "、かつ ", "から", "まで", "以内", "{order.", "desk.", "99999999999999999999",
  "\u{3099}", "👩‍👩‍👧", "\r", "\t", "\u{0}", " or ", " か ", "then ", "9 days", "2026-02-30", "\"", ",",
  ";",
]

private func mutated(_ text: String, _ numbers: inout Numbers) -> String {
  var scalars = Array(text.unicodeScalars)
  for _ in 0..<Int.random(in: 1...3, using: &numbers) {
    let at = Int.random(in: 0...scalars.count, using: &numbers)
    let end = min(scalars.count, at + Int.random(in: 0...12, using: &numbers))
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: scalars.removeSubrange(at..<end)
    case 1:
      let from = Int.random(in: 0...scalars.count, using: &numbers)
      let piece = scalars[from..<min(scalars.count, from + 20)]
      scalars.insert(contentsOf: Array(piece), at: at)
    default:
      scalars.insert(
        contentsOf: (spices.randomElement(using: &numbers) ?? "").unicodeScalars, at: at)
    }
  }
  return String(String.UnicodeScalarView(scalars))
}

@Test("2,000 edits of good files: a manual, or an error with its place", arguments: 0..<4)
func survivesEdits(seed: Int) {
  var numbers = Numbers(state: UInt64(seed) &+ 7)
  let names = ["desk.md", "slots.md", "words.md", "products.csv", "a/page.md", "a/rules.md"]
  // A desk with few lines: most edits should fall into what is read with care.
  let desk = Shop.desk.split(separator: "\n", omittingEmptySubsequences: false).prefix(45)
    .joined(separator: "\n")
  let good = [
    "desk.md": desk, "slots.md": Shop.slots, "words.md": Shop.words,
    "products.csv": Shop.products, "a/page.md": GoodPages.damaged, "a/rules.md": GoodPages.rules,
    "desk/greeting.md": Shop.greeting,
  ]
  for round in 0..<500 {
    var files = good
    let name = names[(round % 2 == 0 ? 4 : 0) + round / 2 % (round % 2 == 0 ? 2 : 4)]
    files[name] = mutated(files[name] ?? "", &numbers)
    let loaded = ManualLoader.load(
      files.map { ManualFile(path: $0.key, bytes: Array($0.value.utf8)) }, root: "Intents",
      today: Shop.today)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(loaded.manual != nil || !errors.isEmpty)
    for diagnostic in loaded.diagnostics {
      let start = diagnostic.range.start
      let line = loaded.line(at: start)
      #expect(start.line >= 1 && start.column >= 1)
      if let line { #expect(start.column <= line.count + 1) }
    }
    // Of many the last stand for all: missing lines come first and are the same each time.
    for diagnostic in loaded.diagnostics.suffix(3) {
      let line = loaded.line(at: diagnostic.range.start)
      #expect(!diagnostic.rendered(in: .ja, source: line).isEmpty)
    }
    guard let manual = loaded.manual else { continue }
    // What loads can also be used.
    for page in manual.pages {
      let facts = PageFacts(page: page, manual: manual, base: Known())
      _ = page.answer(for: facts, manual: manual)
      for phrase in page.phrases { _ = phrase.expansions(limit: 5) }
      for block in page.answers {
        for language in Language.allCases {
          _ = block.wording.text(in: language, turn: round)?
            .written(in: language, facts: facts, manual: manual)
        }
      }
    }
  }
}

@Test("a page over 1 MiB and a file that is no text are refused with their place")
func bounds() {
  let large = "# 題 / Title\n" + String(repeating: "あ", count: 400_000)
  let loaded = Shop.load(["a/page.md": large])
  #expect(loaded.manual == nil)
  #expect(loaded.diagnostics.map(\.check) == ["file-size"])
  let files = Shop.files() + [ManualFile(path: "a/page.md", bytes: [0x23, 0x20, 0x0A, 0xE3, 0x81])]
  let bytes = ManualLoader.load(files, root: "Intents", today: Shop.today)
  #expect(bytes.diagnostics.map(\.check) == ["encoding"])
  #expect(bytes.diagnostics.first?.range.start.line == 2)
}

@Test("a tree over 64 MiB is refused before any of it is read")
func treeBound() {
  let page = [UInt8](repeating: 0x61, count: 1 << 20)
  let files = (0..<65).map { ManualFile(path: "a/p\($0).md", bytes: page) }
  let loaded = ManualLoader.load(files, root: "Intents", today: Shop.today)
  #expect(loaded.manual == nil)
  #expect(loaded.diagnostics.map(\.check) == ["file-size"])
}

@Test("an empty tree says what it lacks")
func emptyTree() {
  let loaded = ManualLoader.load([], root: "Intents", today: Shop.today)
  #expect(loaded.manual == nil)
  #expect(
    loaded.diagnostics.map(\.range.start.file) == [
      "Intents/desk.md", "Intents/products.csv", "Intents/slots.md", "Intents/words.md",
    ])
}

@Test("lines end in LF, CR LF or CR, and a byte order mark is no part of the first")
func lineEnds() {
  for end in ["\r\n", "\r"] {
    let text = GoodPages.damaged.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: end)
    let loaded = Shop.load(["a/page.md": "\u{FEFF}" + text])
    #expect(loaded.text(.en) == "")
  }
}
