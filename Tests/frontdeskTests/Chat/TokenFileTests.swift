import Foundation
import Testing

@testable import frontdesk

@Suite struct TokenFileTests {
  @Test("keeps a token that only its owner may read, and removes it")
  func keeps() throws {
    let folder = try TestFolder()
    let file = try #require(TokenFile.open(data: folder.path))
    #expect(file.read() == nil)
    #expect(file.keep("abc"))
    #expect(file.keep("def"))
    #expect(file.read() == "def")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/token")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/token.part"))
    file.remove()
    #expect(file.read() == nil)
  }

  @Test("a second program beside the first has no token; after it, it has")
  func oneAtATime() throws {
    let folder = try TestFolder()
    var first = TokenFile.open(data: folder.path)
    #expect(first != nil)
    #expect(TokenFile.open(data: folder.path) == nil)
    first = nil
    #expect(TokenFile.open(data: folder.path) != nil)
  }

  @Test(
    "takes nothing else for a token",
    arguments: ["", "\n", "two words", "a\nb\n", "\u{1B}[2J", String(repeating: "x", count: 600)])
  func refuses(text: String) throws {
    let folder = try TestFolder()
    try folder.write(text, to: "token")
    #expect(try #require(TokenFile.open(data: folder.path)).read() == nil)
  }

  @Test("a data directory that is not there has none")
  func noDirectory() throws {
    #expect(TokenFile.open(data: try TestFolder().path + "/none") == nil)
  }
}
