#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading and writing descriptors, interrupted calls and full buffers included.
enum Descriptor {
  static let standardInput: Int32 = 0
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2
  /// Most bytes taken by one `read`.
  static let chunkBytes = 65_536

  enum ReadOutcome: Hashable {
    case bytes([UInt8])
    case end
    /// Nothing there now.
    case later
    /// The `errno` of what went wrong.
    case failed(Int32)
  }

  static func read(_ descriptor: Int32, atMost limit: Int = chunkBytes) -> ReadOutcome {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
        count = systemRead(descriptor, buffer.baseAddress, limit)
        initialized = max(0, count)
      }
      if count > 0 { return .bytes(bytes) }
      if count == 0 { return .end }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .later
      case let code: return .failed(code)
      }
    }
  }

  /// Writes everything, waiting where the other end is slow; false when it cannot be written.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      switch write(bytes[written...], to: descriptor) {
      case .wrote(let count): written += count
      case .full: _ = wait([Waiting(descriptor, for: .writing)], milliseconds: -1)
      case .failed: return false
      }
    }
    return true
  }

  enum WriteOutcome: Hashable {
    case wrote(Int)
    case full
    case failed(Int32)
  }

  /// Writes what goes in now.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> WriteOutcome {
    while true {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return .wrote(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .full
      case let code: return .failed(code)
      }
    }
  }

  /// A descriptor and what is waited for.
  struct Waiting {
    enum Wish { case reading, writing, both, nothing }
    let descriptor: Int32
    let wish: Wish
    init(_ descriptor: Int32, for wish: Wish) {
      self.descriptor = descriptor
      self.wish = wish
    }
  }

  /// Which of the descriptors are ready; a broken one is ready for both.
  /// - Parameter milliseconds: longest wait, -1 for ever.
  static func wait(_ waiting: [Waiting], milliseconds: Int32) -> [(read: Bool, write: Bool)] {
    var entries = waiting.map { one in
      let events =
        switch one.wish {
        case .reading: POLLIN
        case .writing: POLLOUT
        case .both: POLLIN | POLLOUT
        case .nothing: 0 as Int32
        }
      // poll passes over negative descriptors.
      return pollfd(
        fd: one.wish == .nothing ? -1 : one.descriptor, events: Int16(events), revents: 0)
    }
    let count = poll(&entries, nfds_t(entries.count), milliseconds)
    guard count > 0 else { return waiting.map { _ in (false, false) } }
    return entries.map { entry in
      let seen = Int32(entry.revents)
      let broken = seen & (POLLERR | POLLHUP | POLLNVAL) != 0
      return (broken || seen & POLLIN != 0, broken || seen & POLLOUT != 0)
    }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// What the system says about an `errno`: `No such file or directory`.
  static func words(for code: Int32) -> String { String(cString: strerror(code)) }
}

// Under their own names these two would be the methods above.
private func systemRead(_ descriptor: Int32, _ into: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, into, count)
}
private func systemWrite(_ descriptor: Int32, _ from: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, from, count)
}
