#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sockets of this machine.
enum UnixSocket {
  /// Connects to a socket file; the descriptor, or the `errno` of why not.
  static func connect(to path: String) -> Result<Int32, SystemFailure> {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    // The path ends in a zero.
    guard bytes.count < room else { return .failure(SystemFailure(code: ENAMETOOLONG)) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { return .failure(SystemFailure(code: errno)) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        systemConnect(descriptor, $0, size)
      }
    }
    guard result == 0 else {
      let code = errno
      close(descriptor)
      return .failure(SystemFailure(code: code))
    }
    return .success(descriptor)
  }

  /// Two connected ends; nil when the system gives none.
  static func pair() -> (Int32, Int32)? {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// What a system call said.
struct SystemFailure: Error, Hashable, Sendable {
  let code: Int32
  var words: String { Descriptor.words(for: code) }
}

// Under its own name it would be the method above.
private func systemConnect(
  _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 {
  connect(descriptor, address, size)
}
