import Pages
import Testing
import Text

@Test("the demo shop's pages load without an error or a warning")
func ownPages() throws {
  let loaded = ManualLoader.load(try Trees.house(), root: "Intents", today: Shop.today)
  #expect(loaded.text(.en) == "")
}

/// Pages that the examples name and the demo shop may not have yet.
private let named = [
  "complaint-damaged", "complaint-defective", "exchange-start", "product-how-to-use",
  "product-ingredients", "product-new", "refund-status", "return-start",
]

@Test("the pages that the language was first written down with load over the demo shop's own")
func examplePages() throws {
  let examples = try Trees.examples()
  #expect(examples.count == 5)
  let replaced = Set(examples.map(\.path))
  var files = try Trees.house().filter { !replaced.contains($0.path) } + examples
  for name in named where !files.contains(where: { $0.path.hasSuffix("/\(name).md") }) {
    let page = Shop.greeting.replacing("こんにちは", with: "「\(name)」").replacing("hello", with: name)
    files.append(ManualFile(path: "named/\(name).md", bytes: Array(page.utf8)))
  }
  let loaded = ManualLoader.load(files, root: "Intents", today: Shop.today)
  let errors = loaded.diagnostics.filter { $0.severity == .error }
  #expect(errors.map { $0.rendered(in: .en, source: nil) } == [])
  for example in examples {
    let name = example.path.split(separator: "/").last.map { String($0.dropLast(3)) }
    let page = try #require(name.flatMap(IntentID.init).flatMap { loaded.manual?[$0] })
    #expect(!page.answers.isEmpty && !page.phrases.isEmpty)
  }
}
