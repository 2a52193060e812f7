import Foundation
import Pages
import Testing
import Text

@testable import frontdesk

@Suite struct TreeReaderTests {
  private func paths(_ root: String) throws -> [String] {
    try TreeReader.read(root).get().map(\.path)
  }
  private func problem(_ root: String) -> TreeProblem? {
    if case .failure(let problem) = TreeReader.read(root) { problem } else { nil }
  }

  @Test("reads every file by path, hidden ones left out, bytes as they are")
  func readsTree() throws {
    let folder = try TestFolder()
    try folder.write("d", to: "desk.md")
    try folder.write(Data([0xFF, 0x00]), to: "b/two.md")
    try folder.write("1", to: "b/one.md")
    try folder.write("x", to: "a/あ.md")
    try folder.write("x", to: ".git/config")
    try folder.write("x", to: "b/.one.md.swp")
    #expect(try paths(folder.path) == ["a/あ.md", "b/one.md", "b/two.md", "desk.md"])
    #expect(try paths(folder.path + "/") == ["a/あ.md", "b/one.md", "b/two.md", "desk.md"])
    let files = try TreeReader.read(folder.path).get()
    #expect(files.first { $0.path == "b/two.md" }?.bytes == [0xFF, 0x00])
  }

  @Test("an empty folder is an empty tree")
  func emptyTree() throws {
    let folder = try TestFolder()
    #expect(try paths(folder.path) == [])
  }

  @Test("says which folder is missing, or no folder at all")
  func missing() throws {
    let folder = try TestFolder()
    let file = try folder.write("x", to: "file")
    #expect(problem(folder.path + "/none") == .missing(folder.path + "/none"))
    #expect(problem(file) == .notAFolder(file))
    #expect(problem("") == .missing(""))
  }

  @Test("a link inside the tree is followed, one that leads out is refused")
  func links() throws {
    let (outside, folder) = (try TestFolder(), try TestFolder())
    let secret = try outside.write("secret", to: "secret.md")
    try folder.write("1", to: "a/one.md")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path + "/a/two.md", withDestinationPath: folder.path + "/a/one.md")
    #expect(try paths(folder.path) == ["a/one.md", "a/two.md"])
    try files.createSymbolicLink(atPath: folder.path + "/b.md", withDestinationPath: secret)
    #expect(problem(folder.path) == .leadsOut(folder.path + "/b.md"))
    try files.removeItem(atPath: folder.path + "/b.md")
    try files.createSymbolicLink(
      atPath: folder.path + "/c", withDestinationPath: outside.path)
    #expect(problem(folder.path) == .leadsOut(folder.path + "/c"))
  }

  @Test("a link to a folder above it does not go round for ever")
  func loop() throws {
    let folder = try TestFolder()
    try folder.write("1", to: "a/one.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/back", withDestinationPath: folder.path)
    #expect(try paths(folder.path) == ["a/one.md"])
  }

  @Test("a page may be as large as the bound and no larger")
  func largePage() throws {
    let folder = try TestFolder()
    try folder.write(Data(count: TreeReader.pageBytes), to: "a/one.md")
    #expect(try TreeReader.read(folder.path).get().count == 1)
    try folder.write(Data(count: TreeReader.pageBytes + 1), to: "a/one.md")
    guard case .pageTooLarge(let path, _) = problem(folder.path) else {
      Issue.record("taken")
      return
    }
    #expect(path == folder.path + "/a/one.md")
  }

  @Test(
    "a page too large and a link that leads out are named at their place, beside other problems")
  func faultyFiles() throws {
    let (outside, folder) = (try TestFolder(), try TestFolder())
    let secret = try outside.write("secret", to: "secret.md")
    try folder.write(Data(count: TreeReader.pageBytes + 1), to: "a/large.md")
    try folder.write("# x\n## Custmers say\n", to: "a/page.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/out.md", withDestinationPath: secret)
    let loaded = try ManualReading.load(folder.path, now: WallTime.now).get()
    let found = loaded.diagnostics.map { ($0.check, $0.range.start.file) }
    #expect(found.contains { $0 == ("file-size", folder.path + "/a/large.md") })
    #expect(found.contains { $0 == ("file-link", folder.path + "/a/out.md") })
    #expect(found.contains { $0 == ("unknown-heading", folder.path + "/a/page.md") })
    #expect(loaded.manual == nil)
  }

  @Test("the whole tree has a bound")
  func largeTree() throws {
    let folder = try TestFolder()
    for number in 0..<65 {
      try folder.write(Data(count: TreeReader.pageBytes), to: "a/p\(number).md")
    }
    guard case .treeTooLarge = problem(folder.path) else {
      Issue.record("taken")
      return
    }
  }

  @Test("a link to nothing, a pipe and a folder too deep")
  func oddThings() throws {
    let folder = try TestFolder()
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    #expect(try paths(folder.path) == [])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/gone.md", withDestinationPath: folder.path + "/nothing")
    #expect(problem(folder.path) == .missing(folder.path + "/gone.md"))
    let deep = try TestFolder()
    try deep.write("1", to: Array(repeating: "d", count: 17).joined(separator: "/") + "/x.md")
    guard case .tooDeep = problem(deep.path) else {
      Issue.record("taken")
      return
    }
  }
}
