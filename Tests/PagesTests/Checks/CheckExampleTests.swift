import Pages
import Testing
import Text

/// Checks that weigh phrases, and so cannot run on pages alone.
private let weighing: Set = [HeldOutPhrase.id]

private let checks = CheckList.all.filter { !weighing.contains($0.id) }

/// The small shop with an example laid over it: what belongs to a file at the top is added there.
private func load(_ example: CheckExample) -> LoadedManual {
  var desk = Shop.desk
  var slots = Shop.slots
  var words = Shop.words
  var pages: [String: String] = [:]
  for file in example.files {
    switch file.path {
    case "desk.md": desk += "\n" + file.text
    case "slots.md": slots += "\n" + file.text
    case "words.md": words += "\n" + file.text
    default: pages[file.path] = file.text
    }
  }
  return Shop.load(pages, desk: desk, slots: slots, words: words)
}

@Test(
  "a check finds its wrong example, and nothing else is wrong with it", arguments: checks.map(\.id))
func wrongExample(id: String) throws {
  let loaded = load(try #require(checks.first { $0.id == id }).wrong)
  #expect(loaded.manual != nil)
  #expect(!loaded.diagnostics.isEmpty)
  #expect(Set(loaded.diagnostics.map(\.check)) == [id], "\(loaded.text(.en))")
  for one in loaded.diagnostics { #expect(one.fix != nil) }
  try Golden.expect(
    loaded.text(.en) + "\n\n" + loaded.text(.ja) + "\n", "check/" + id)
}

@Test("a check's right example has no fault", arguments: checks.map(\.id))
func rightExample(id: String) throws {
  let loaded = load(try #require(checks.first { $0.id == id }).right)
  #expect(loaded.manual != nil)
  #expect(loaded.text(.en) == "")
}

@Test("each check has a name of its own and says what it finds in both languages")
func checkList() {
  #expect(Set(CheckList.all.map(\.id)).count == CheckList.all.count)
  for check in CheckList.all {
    #expect(!check.finds.ja.isEmpty && !check.finds.en.isEmpty)
    #expect(!check.wrong.files.isEmpty && !check.right.files.isEmpty)
    #expect(check.wrong != check.right)
  }
}
