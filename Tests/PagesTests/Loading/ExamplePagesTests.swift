import Pages
import Testing
import Text

@Test("the demo shop's pages load without an error or a warning")
func ownPages() throws {
  let loaded = ManualLoader.load(try Trees.house(), root: "Intents", today: Shop.today)
  #expect(loaded.text(.en) == "")
}

@Test("the pages that the language was first written down with load over the demo shop's own")
func examplePages() throws {
  let examples = try Trees.examples()
  #expect(examples.count == 5)
  let replaced = Set(examples.map(\.path))
  let loaded = ManualLoader.load(
    try Trees.house().filter { !replaced.contains($0.path) } + examples, root: "Intents",
    today: Shop.today)
  let manual = try #require(loaded.manual, "\(loaded.text(.en))")
  let errors = loaded.diagnostics.filter { $0.severity == .error }
  #expect(errors.map { $0.rendered(in: .en, source: nil) } == [])
  for example in examples {
    let name = example.path.split(separator: "/").last.map { String($0.dropLast(3)) }
    let page = try #require(name.flatMap(IntentID.init).flatMap { manual[$0] })
    #expect(!page.answers.isEmpty && !page.phrases.isEmpty)
  }
}
