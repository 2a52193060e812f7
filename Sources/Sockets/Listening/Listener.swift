import CLinux
import Wire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A socket that takes connections, and the file it is reached by, if any.
final class Listener {
  let descriptor: Int32
  let door: Door
  /// The socket file and which file it was when made: another desk's is left alone.
  private let file: (path: String, device: UInt64, node: UInt64)?
  /// Not watched at the moment, for want of descriptors.
  var isMuted = false

  private init(descriptor: Int32, door: Door, path: String?) {
    self.descriptor = descriptor
    self.door = door
    file = path.flatMap { path in
      Self.identity(of: path).map { (path, $0.device, $0.node) }
    }
  }

  deinit {
    close(descriptor)
    if let file, let now = Self.identity(of: file.path), now.device == file.device,
      now.node == file.node
    {
      unlink(file.path)
    }
  }

  /// The TCP port it listens on.
  var port: Int { Int(frontdesk_port(descriptor)) }

  /// Connections that may wait to be accepted; the system lowers it to what it allows.
  private static let backlog: Int32 = 4_096

  static func tcp(
    address: String, port: Int, door: Door, allowRemote: Bool
  ) throws(SocketError) -> Listener {
    guard let number = UInt16(exactly: port) else { throw .portOutOfRange(port) }
    let numeric = address == "localhost" ? "127.0.0.1" : address
    switch frontdesk_is_loopback(numeric) {
    case 1: break
    case 0: guard allowRemote else { throw .notLoopback(address) }
    default: throw .notAnAddress(address)
    }
    let place = "\(address.contains(":") ? "[\(address)]" : address):\(port)"
    let descriptor = frontdesk_bind_tcp(numeric, number)
    guard descriptor >= 0 else { throw SocketError(-descriptor, doing: "listen on", at: place) }
    return try listening(descriptor, door: door, path: nil, place: place)
  }

  static func unix(path: String, door: Door) throws(SocketError) -> Listener {
    guard path.utf8.count <= SocketError.pathBytes else { throw .pathTooLong(path) }
    var descriptor = frontdesk_bind_unix(path)
    if descriptor == -EADDRINUSE {
      try removeStale(path)
      descriptor = frontdesk_bind_unix(path)
    }
    guard descriptor >= 0 else { throw SocketError(-descriptor, doing: "listen on", at: path) }
    // Nobody can connect before `listen`, so nobody gets in before the mode is set.
    guard chmod(path, 0o600) == 0 else {
      let code = errno
      close(descriptor)
      throw SocketError(code, doing: "set the mode of", at: path)
    }
    return try listening(descriptor, door: door, path: path, place: path)
  }

  private static func listening(
    _ descriptor: Int32, door: Door, path: String?, place: String
  ) throws(SocketError) -> Listener {
    let listener = Listener(descriptor: descriptor, door: door, path: path)
    guard listen(descriptor, backlog) == 0 else {
      throw SocketError(errno, doing: "listen on", at: place)
    }
    return listener
  }

  /// Removes a socket file that nobody answers on.
  private static func removeStale(_ path: String) throws(SocketError) {
    var about = stat()
    guard lstat(path, &about) == 0 else { return }
    guard about.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path) }
    let answer = frontdesk_connect_unix(path)
    if answer >= 0 { close(answer) }
    guard answer == -ECONNREFUSED || answer == -ENOENT else {
      // EAGAIN: somebody listens, and is too busy to accept.
      throw answer >= 0 || answer == -EAGAIN
        ? .addressInUse(path) : SocketError(-answer, doing: "try", at: path)
    }
    unlink(path)
  }

  private static func identity(of path: String) -> (device: UInt64, node: UInt64)? {
    var about = stat()
    guard lstat(path, &about) == 0 else { return nil }
    return (UInt64(truncatingIfNeeded: about.st_dev), UInt64(about.st_ino))
  }
}
