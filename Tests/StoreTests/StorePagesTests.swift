import Conversations
import Store
import Testing
import Text

/// The pages that turns came from.
@Suite struct StorePagesTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }
  private let at = Timestamp(milliseconds: 1_000)

  private func tree(_ texts: String...) -> PagesVersion {
    PagesVersion(texts.enumerated().map { .init(path: "p/\($0).md", bytes: Array($1.utf8)) })
  }

  @Test("a tree reads back as it was kept; a text that two share is stored once")
  func kept() throws {
    let desk = try Desk(path)
    let (first, second) = (tree("a", "b"), tree("a", "c"))
    #expect(
      desk.isCommitted([
        .keepPages(Generation(number: 1), first, at: at),
        .keepPages(Generation(number: 2), second, at: at),
      ]))
    #expect(desk.answer(.pages(Generation(number: 1))) == .pages(first))
    #expect(desk.answer(.pages(Generation(number: 2))) == .pages(second))
    #expect(desk.answer(.pages(Generation(number: 3))) == .pages(nil))
    desk.store.close()
    #expect(try directory.count("SELECT count(*) FROM page_text") == 3)
    let again = try Desk(path)
    #expect(again.store.opening.generation(of: second.hash) == (Generation(number: 2), false))
    #expect(again.store.opening.generation(of: tree("d").hash) == (Generation(number: 3), true))
    again.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
  }

  @Test("the same again changes nothing; another tree under a number that is taken is refused")
  func again() throws {
    let desk = try Desk(path)
    let one = Generation(number: 1)
    #expect(desk.isCommitted([.keepPages(one, tree("a"), at: at)]))
    #expect(desk.isCommitted([.keepPages(one, tree("a"), at: at)]))
    #expect(!desk.isCommitted([.keepPages(one, tree("b"), at: at)]))
    #expect(desk.answer(.pages(one)) == .pages(tree("a")))
    desk.store.close()
  }

  @Test(
    "the check tells of a text that was changed, and of pages that turns came from and are gone")
  func damaged() throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted([.keepPages(Generation(number: 1), tree("a"), at: at)]))
    #expect(
      desk.isCommitted([
        Shop.begin(1), .append(Shop.entry(1, 0, [.tookPages(Generation(number: 7))])),
      ]))
    desk.store.close()
    try directory.tamper("UPDATE page_text SET bytes = x'62'")
    let found = try Store.verify(directory: path).filter { $0.place == .pages }
    #expect(found.map(\.key) == ["G-7", "G-1"])
  }
}
