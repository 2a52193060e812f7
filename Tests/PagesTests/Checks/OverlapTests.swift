import Pages
import Testing
import Text

/// What the overlap check says of two pages with a phrase each: the shortest sentences.
private func overlaps(_ one: String, _ two: String) -> [String] {
  let loaded = Shop.load(["a/one.md": page("一 / One", one), "a/two.md": page("二 / Two", two)])
  return loaded.diagnostics.map { found in
    guard found.check == "overlap" else { return found.problem.en }
    return found.problem.en.split(separator: "`").first.map(String.init) ?? ""
  }
}

private func page(_ title: String, _ phrases: String) -> String {
  "# \(title)\n## Customers say\n" + phrases.split(separator: "\n").map { "- \($0)\n" }.joined()
    + "## Answer\n- ja: あ\n- en: a\n"
}

@Test(
  "the shortest sentence that two whole templates take",
  arguments: [
    ("where is (it|my parcel)", "where is (my|the) parcel", "where is my parcel"),
    ("(a|b) c [d]", "b c (d|e)", "b c d"),
    ("[please] [kindly] help", "[kindly] help [me]", "help"),
    ("(返品|返却)したい", "(交換|返却)[を]したい", "返却したい"),
    // What a reader takes for the same: width, case, kana, long marks, spaces and marks.
    ("ＷＨＥＲＥ is it", "where is it?", "ＷＨＥＲＥ is it"),
    ("カードは", "かーど[は]", "カードは"), ("サーバの場所", "サーバーの場所", "サーバの場所"),
    ("届いて いない", "届いていない。", "届いて いない"), ("don't go", "dont go", "don't go"),
    // Slots: equal ones, ones of the same words, and their words written out.
    ("is {product} soft", "is {商品} soft [now]", "is {product} soft"),
    ("is {product} soft", "is (foam soap|it) soft", "is Foam Soap soft"),
    ("すみれ水は大丈夫", "{product}は大丈夫", "すみれ水は大丈夫"),
    ("it is {condition}", "it is sealed", "it is sealed"),
    ("it is {reason}", "サイズだから", nil), ("it is {condition}", "it is damaged", nil),
    ("電話は {phone}", "電話は {phone} です", nil),
    // An order's number, written out; other numbers are the literal's, as the matcher has it.
    ("send {order} now", "send 26111101 now", "send 26111101 now"),
    ("send {order} now", "send 2611110 now", nil), ("{quantity} boxes", "3 boxes", nil),
    // Spellings and contractions that mean one.
    ("in colour red", "in color red", "in colour red"),
    ("what's the price", "what is the price", "what's the price"),
    ("I dont [really] like it", "I do not like it", "I dont like it"),
    ("whatsoever it is", "what is oever it is", nil),
    // Concepts: by name, by word, by stem, by a word that two classes share.
    ("it is {broken}", "it is [all] {割れ物}", "it is in pieces"),
    ("it is {broken}", "it is cracked", "it is cracked"),
    ("it is {broken}", "it is crackedly red", nil), ("it is {broken}", "it cracked", nil),
    ("割れたのが{arrived}た", "割れたのが届いた", "割れたのが届いた"),
    // Words begin and end where they do.
    ("notice", "not ice", nil), ("a bc", "ab c", nil), ("where is it now", "where is it", nil),
    // Phrases with `…` and `+` are not compared: the whole template wins.
    ("where is my parcel", "…my parcel", nil), ("割れて届いた", "{arrived} + {broken}", nil),
  ] as [(String, String, String?)])
func shortest(one: String, two: String, expected: String?) {
  #expect(overlaps(one, two) == (expected.map { [$0] } ?? []))
  #expect(overlaps(two, one).count == (expected == nil ? 0 : 1))
}

@Test("the error stands at the first phrase and names the place and words of the other")
func bothPlaces() throws {
  let loaded = Shop.load([
    "a/one.md": page("一 / One", "where is (it|my parcel)"),
    "a/two.md": page("二 / Two", "hm\nwhere is (my|the) parcel"),
  ])
  let found = try #require(loaded.diagnostics.first)
  #expect(loaded.diagnostics.count == 1)
  #expect(found.severity == .error)
  #expect(found.range.start == FileLocation(file: "Intents/a/one.md", line: 3, column: 3))
  #expect(
    found.others.map(\.start) == [FileLocation(file: "Intents/a/two.md", line: 4, column: 3)])
  #expect(found.problem.en.contains("Intents/a/two.md:4:3"))
  #expect(found.problem.ja.contains("Intents/a/two.md:4:3"))
  #expect(found.problem.en.contains("where is (my|the) parcel"))
  #expect(loaded.manual != nil)
}

@Test("every pair of phrases is found in one run, and one page may say a thing twice")
func allPairs() {
  let one = "where is (it|my parcel)\nit is (late|here)\nwhere is [the] box"
  let two = "where is (my|the) parcel\nit is late [now]\nwhere is [the] box today"
  #expect(Set(overlaps(one, two)) == ["where is my parcel", "it is late"])
  #expect(overlaps("it is (a|b)\nit is (b|c)", "hm") == [])
}

@Test("a phrase given to another page speaks for that page")
func givenAway() {
  func load(_ elsewhere: String, _ third: String) -> [String] {
    Shop.load([
      "a/one.md": page("一 / One", "これは")
        .replacing("## Answer", with: "## Not for this page\n- \(elsewhere)\n## Answer"),
      "a/two.md": page("二 / Two", "あれは"), "a/three.md": page("三 / Three", third),
    ]).diagnostics.map(\.check)
  }
  #expect(load("(それ|どれ)は -> two", "何は") == [])
  #expect(load("(それ|あれ)は -> two", "何は") == [])
  #expect(load("(それ|どれ)は -> two", "どれは") == ["overlap"])
  #expect(load("(それ|これ)は -> two", "何は") == ["overlap"])
  #expect(load("これは -> two", "何は") == ["same-phrase"])
}

@Test("templates with all the ways to write the same are looked through in time")
func tangled() {
  let many = (0..<13).map { "[w\($0)]" }.joined(separator: " ")
  let words = (0..<13).map { "w\($0)" }.joined(separator: " ")
  let twisted = String(repeating: "(a|a b|b a)", count: 8)
  let clock = ContinuousClock()
  var found: [String] = []
  let time = clock.measure {
    found = overlaps("\(many) x\n\(twisted) y", "\(words) [x]\n\(twisted) z")
  }
  #expect(found == [words + " x"])
  #expect(time < .seconds(5))
}
