/// The folder that one desk owns, and the names in it.
public struct DataDirectory: Hashable, Sendable {
  public let path: String
  public init(_ path: String) {
    var trimmed = path[...]
    while trimmed.utf8.count > 1, trimmed.utf8.last == UInt8(ascii: "/") { trimmed.removeLast() }
    self.path = trimmed.isEmpty ? "." : String(trimmed)
  }
  private func file(_ name: String) -> String { path == "/" ? "/" + name : path + "/" + name }

  /// The log and the shop's records.
  public var database: String { file("frontdesk.sqlite") }
  /// Held by the process that owns the directory; its text is that process's id.
  public var lock: String { file("lock") }
  /// Where customers' terminals join a running desk.
  public var deskSocket: String { file("desk.sock") }
  /// Where agents' consoles join a running desk.
  public var agentsSocket: String { file("agents.sock") }
  /// Where writing commands ask a running desk.
  public var adminSocket: String { file("admin.sock") }
  /// The token of the conversation that `chat` goes on with.
  public var chatToken: String { file("token") }
  /// Mails that are to be sent.
  public var outbox: String { file("outbox") }
}
