import Pages
import Testing
import Text

private func phrase(_ source: String) throws -> Phrase {
  let (page, _) = try Shop.page(
    "# 題 / Title\n## Customers say\n- \(source)\n## Answer\n- ja: a\n- en: a\n")
  return try #require(page.phrases.first)
}

/// The sentences of a phrase, slots as `<name>`, concepts as `<<name>>`, gaps as `~`.
private func sentences(_ source: String, limit: Int = 100) throws -> [String] {
  try phrase(source).expansions(limit: limit).map { pieces in
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .slot(let slot): "<\(slot)>"
      case .concept(let concept): "<<\(concept.text)>>"
      case .gap: "~"
      }
    }.joined()
  }
}

@Test(
  "a template stands for its sentences, in the order of its branches",
  arguments: [
    ("おはよう", ["おはよう"]),
    ("(a|b) c", ["a c", "b c"]),
    ("( will | does ) it", ["will it", "does it"]),
    ("品[物]は", ["品物は", "品は"]),
    ("[a|b]c", ["ac", "bc", "c"]),
    ("is it (here) [yet]", ["is it here yet", "is it here"]),
    ("has [{order}] left", ["has <order> left", "has left"]),
    ("x ((a|b) c|d)", ["x a c", "x b c", "x d"]),
    ("（あ｜い）［う］", ["あう", "あ", "いう", "い"]),
    ("{slot:order} and ｛注文｝", ["<order> and <order>"]),
    ("{broken}だ", ["<<broken>>だ"]),
    ("{割れ物}だ", ["<<broken>>だ"]),
    ("…割れ...た", ["~割れ~た"]),
    ("{arrived} + {broken}", ["<<arrived>>~<<broken>>"]),
    ("割れ ＋ 届い", ["割れ~届い"]),
    ("a\\(b\\) \\[c\\] \\{d\\} \\| \\\\", ["a(b) [c] {d} | \\"]),
    ("¥（い¥）は¥500", ["（い）は¥500"]),
    ("C++ は3.5です", ["C++ は3.5です"]),
  ])
func expansions(source: String, expected: [String]) throws {
  #expect(try sentences(source) == expected)
}

@Test("a limit takes the first sentences only", arguments: [0, 1, 3])
func expansionLimit(limit: Int) throws {
  #expect(
    try sentences("(a|b)(c|d)", limit: limit) == Array(["ac", "ad", "bc", "bd"].prefix(limit)))
}

@Test("examples stand in for slots")
func slotExamples() throws {
  let phrase = try phrase("when is {order} here")
  #expect(
    phrase.expansions(limit: 1, slotExamples: [.order: "26110201"])
      == [[.words("when is 26110201 here")]])
}

@Test(
  "the language by script, or as marked; without letters both",
  arguments: [
    ("お届け", Language.ja), ("カード", .ja), ("ｶｰﾄﾞ", .ja), ("hello", .en), ("ＨＥＬＬＯ", .en),
    ("en: お届け", .en), ("ja：hello", .ja), ("{arrived} + {broken}", nil), ("{注文}?", nil),
    ("???", nil), ("{order} は", .ja),
  ])
func language(source: String, expected: Language?) throws {
  #expect(try phrase(source).language == expected)
}

@Test(
  "only a template without `…` and `+` decides alone",
  arguments: [("a (b|c)", true), ("a …", false), ("a (b|…c)", false), ("a + b", false)])
func whole(source: String, expected: Bool) throws {
  #expect(try phrase(source).isWhole == expected)
}

@Test("a template of too many sentences is refused without writing them out")
func templateBomb() {
  let bomb = String(repeating: "(a|b|c|d|e|f|g|h)", count: 400)
  let deep = String(repeating: "(", count: 5_000) + "a" + String(repeating: ")", count: 5_000)
  let open = String(repeating: "[(", count: 5_000)
  let text =
    "# 題 / Title\n## Customers say\n- \(bomb)\n- \(deep)\n- \(open)\n## Answer\n- ja: a\n- en: a\n"
  let clock = ContinuousClock()
  var loaded: LoadedManual?
  let time = clock.measure { loaded = Shop.load(["a/page.md": text]) }
  #expect(loaded?.manual == nil)
  #expect(
    loaded?.diagnostics.map(\.check) == ["template-bounds", "template-bounds", "template-bounds"])
  #expect(time < .seconds(2))
}

@Test("10,000 sentences and 16 levels are the most", arguments: [(16, true), (17, false)])
func depthBound(depth: Int, isGood: Bool) {
  let nested = String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
  let ten = "(0|1|2|3|4|5|6|7|8|9)"
  let wide = String(repeating: ten, count: 4) + (isGood ? "" : "[x]")
  for phrase in [nested, wide] {
    let text = "# 題 / Title\n## Customers say\n- \(phrase)\n## Answer\n- ja: a\n- en: a\n"
    #expect((Shop.load(["a/page.md": text]).manual != nil) == isGood)
  }
}
