import Desk
import Foundation
import Store
import Testing
import Text

@testable import frontdesk

/// Mails on their way out.
@Suite struct OutboxFolderTests {
  private let folder: TestFolder
  private let outbox: OutboxFolder
  private let seven = HandoffID(number: 7)
  init() throws {
    folder = try TestFolder()
    outbox = OutboxFolder(DataDirectory(folder.path))
  }

  private func files() throws -> [String] {
    let path = folder.path + "/outbox"
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test("a mail is out of the way of whoever fetches until it is let go; then it is theirs alone")
  func release() throws {
    #expect(try files().isEmpty)
    try outbox.layDown(Array("Date: x\r\n".utf8), for: seven).get()
    #expect(try files() == [".H-7.eml"])
    try outbox.release(seven).get()
    #expect(try files() == ["H-7.eml"])
    let path = folder.path + "/outbox/H-7.eml"
    #expect(FileManager.default.contents(atPath: path) == Data("Date: x\r\n".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // Whoever took it out is not asked for it again.
    try FileManager.default.removeItem(atPath: path)
    try outbox.release(seven).get()
    #expect(try files().isEmpty)
  }

  @Test("after a crash the mail of a case that is done goes, that of an open one never was")
  func settle() throws {
    for number: Int64 in 1...3 {
      try outbox.layDown([0x41], for: HandoffID(number: number)).get()
    }
    try outbox.release(HandoffID(number: 3)).get()
    outbox.settle(open: [HandoffID(number: 2)])
    #expect(try files() == ["H-1.eml", "H-3.eml"])
  }

  @Test("a folder that cannot be made is said, with its path")
  func refused() throws {
    try Data().write(to: folder.url.appendingPathComponent("outbox"))
    guard case .failure(let problem) = outbox.layDown([0x41], for: seven) else {
      Issue.record("a mail was written into a file")
      return
    }
    #expect(problem.message.contains("/outbox"))
  }
}
