#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps the key to the last conversation in the data directory, so that a customer who comes back
/// goes on. Only one program at a time uses it: a second one beside it has its own conversation.
final class TokenFile {
  /// Longest token read; tokens of the desk are far shorter.
  private static let limitBytes = 512
  private let path: String
  private let lock: Int32

  private init(path: String, lock: Int32) {
    self.path = path
    self.lock = lock
  }

  /// nil when another program uses the directory's token, or the directory cannot be written.
  static func open(data: String) -> TokenFile? {
    let lock = systemOpen("\(data)/token.lock", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { return nil }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      return nil
    }
    return TokenFile(path: "\(data)/token", lock: lock)
  }

  deinit { close(lock) }

  /// The kept token; nil when there is none, or the file holds anything else.
  func read() -> String? {
    guard case .success(let bytes) = TreeReader.file(path, atMost: Self.limitBytes) else {
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let token = text.hasSuffix("\n") ? String(text.dropLast()) : text
    let isToken = !token.isEmpty && token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isToken ? token : nil
  }

  /// Written whole or not at all; only the owner may read it. A token that cannot be kept costs
  /// the customer the way back, not the conversation.
  @discardableResult
  func keep(_ token: String) -> Bool {
    let part = path + ".part"
    unlink(part)
    let file = systemOpen(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    let isWritten = Descriptor.writeAll(Array("\(token)\n".utf8), to: file) && fsync(file) == 0
    close(file)
    guard isWritten, rename(part, path) == 0 else {
      unlink(part)
      return false
    }
    return true
  }

  func remove() { unlink(path) }
}

// Under its own name it would be the method above.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
