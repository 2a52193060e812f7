import Pages
import Testing
import Text

/// A block of a guide and the one below it.
private func pairs(_ guide: Guide) -> [(Guide.Example, next: Guide.Example?)] {
  guide.examples.indices.map { index in
    (
      guide.examples[index],
      guide.examples.indices.contains(index + 1) ? guide.examples[index + 1] : nil
    )
  }
}

/// The small shop's words with more classes.
private func words(with lines: String) -> String {
  GuideShop.words.replacing("## Concepts\n", with: "## Concepts\n\(lines)\n")
}

/// What reading an example finds; `above` is the example before it.
private func load(
  _ example: Guide.Example, above: Guide.Example? = nil, in language: Language
) throws -> LoadedManual {
  switch example.kind {
  case "page", "wrong": return GuideShop.load([example.path: example.text])
  case "part":
    return GuideShop.load(
      [GuidePage.path: GuidePage.whole(example.text, language: language)],
      words: example.path.isEmpty ? GuideShop.words : words(with: try #require(above).text))
  case "slots":
    let asked = example.text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map {
      "- " + ($0.dropFirst(3).split(separator: " ").first ?? "")
    }
    let ask = "## Ask\n" + asked.joined(separator: "\n") + "\n\n## Then\n- hand off to general"
    return GuideShop.load(
      [GuidePage.path: GuidePage.whole(ask, language: language)],
      slots: GuideShop.slots + "\n\n" + example.text)
  case "words":
    // Lines belong to the classes that are there; sections are a file.
    let isFile = example.text.contains("## ")
    return GuideShop.load(words: isFile ? example.text : words(with: example.text))
  case "desk":
    let missing = Shop.lines.split(separator: "\n").filter { line in
      !example.text.contains(line.prefix { $0 != ":" } + ":")
    }
    return GuideShop.load(
      [GuidePage.path: GuidePage.whole("", language: language)],
      desk: example.text + "\n" + missing.joined(separator: "\n"))
  case "products": return GuideShop.load(products: example.text)
  case let kind:
    Issue.record("no example is of the kind \(kind) (line \(example.line))")
    return GuideShop.load()
  }
}

/// Blocks that show what a program printed.
private let printed: Set = ["message", "shown"]

@Test("the shop below the guides' examples has no fault of its own")
func guideShop() throws {
  let loaded = GuideShop.load([GuidePage.path: GuidePage.whole("", language: .en)])
  #expect(loaded.text(.en) == "")
  for part in ["answer", "then", "heading"] {
    let line =
      part == "then"
      ? "- then related return-policy"
      : part == "answer"
        ? "- ja: {product}です。" : "## Answer when product.stock is at least 1"
    let page = try #require(GuidePage.around(line, part: part))
    #expect(GuideShop.load([GuidePage.path: page]).text(.en) == "", "\(part)")
  }
}

@Test(
  "every example of a guide loads without an error or a warning", arguments: [Language.en, .ja])
func rightExamples(language: Language) throws {
  let guide = try Guide(language)
  for (index, example) in guide.examples.enumerated() {
    if example.kind == "wrong" || printed.contains(example.kind) { continue }
    let above = index > 0 ? guide.examples[index - 1] : nil
    let loaded = try load(example, above: above, in: language)
    #expect(loaded.manual != nil, "line \(example.line)")
    #expect(loaded.text(language) == "", "line \(example.line)")
  }
}

@Test(
  "every wrong example of a guide gets the message that stands below it",
  arguments: [Language.en, .ja])
func wrongExamples(language: Language) throws {
  var count = 0
  for (example, next) in pairs(try Guide(language)) where example.kind == "wrong" {
    let message = try #require(next)
    #expect(message.kind == "message", "line \(message.line)")
    let loaded = try load(example, in: language)
    #expect(loaded.text(language) == message.text, "line \(message.line)")
    count += 1
  }
  #expect(count > 0)
}

@Test(
  "every fault in a guide's table gets the words that stand beside it",
  arguments: [Language.en, .ja])
func faults(language: Language) throws {
  let rows = try #require(try Guide(language).tables["faults"])
  for row in rows {
    try #require(row.count == 3)
    let part = try #require(row[0].split(separator: " ").dropFirst().first.map(String.init))
    let line = try Guide.code(row[0])
    let page = try #require(GuidePage.around(line, part: part), "no part is named \(part)")
    let found = GuideShop.load([GuidePage.path: page]).diagnostics
    #expect(found.map { $0.problem[language] } == [Guide.shown(row[1])], "\(line)")
    #expect(found.map { $0.fix?[language] } == [Guide.shown(row[2])], "\(line)")
  }
}

@Test("both guides show the same: as many examples of a kind, as many rows, the same lists")
func sameExamples() throws {
  let guides = try Guide.all()
  func kinds(_ guide: Guide) -> [String] { guide.examples.map { "\($0.kind): \($0.path)" } }
  #expect(kinds(guides[0]) == kinds(guides[1]))
  #expect(guides[0].tables.mapValues(\.count) == guides[1].tables.mapValues(\.count))
  // Moved days are written in each guide's language; their meaning is compared with the tables.
  func names(_ guide: Guide) -> [String: Set<String>] {
    guide.lists.filter { $0.key != "days" }.mapValues(Set.init)
  }
  #expect(names(guides[0]) == names(guides[1]))
  let counts = Dictionary(grouping: guides[0].examples, by: \.kind).mapValues(\.count)
  for kind in ["page", "part", "wrong", "message", "shown", "slots", "words", "desk", "products"] {
    #expect(counts[kind] != nil, "no example of the kind \(kind)")
  }
  for guide in guides {
    #expect(guide.unmarked == [], "fenced blocks that no test reads")
    #expect(
      Set(guide.tables.keys) == ["headings", "asks", "conditions", "steps", "facts", "faults"])
    #expect(Set(guide.lists.keys) == ["records", "kinds", "words", "given", "days"])
  }
}
