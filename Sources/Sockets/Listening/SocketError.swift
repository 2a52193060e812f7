#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a socket could not be opened.
public enum SocketError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Somebody listens there already.
  case addressInUse(String)
  case permissionDenied(String)
  case notAnAddress(String)
  case notOfThisMachine(String)
  /// Not asked for, and other machines could connect.
  case notLoopback(String)
  case portOutOfRange(Int)
  case pathTooLong(String)
  /// A file is in the way that is no socket.
  case notASocket(String)
  case folderMissing(String)
  case noDescriptors(String)
  /// Anything else the system says.
  case system(doing: String, errno: Int32)

  /// Longest path of a socket file, in bytes. Source: the protocol; the shortest that all systems
  /// take.
  public static let pathBytes = 103

  /// - Parameter place: the address or path; nil when there is none.
  init(_ code: Int32, doing: String, at place: String?) {
    let name = place ?? doing
    switch code {
    case EADDRINUSE: self = .addressInUse(name)
    case EACCES, EPERM, EROFS: self = .permissionDenied(name)
    case EADDRNOTAVAIL: self = .notOfThisMachine(name)
    case ENOENT, ENOTDIR: self = .folderMissing(name)
    case EMFILE, ENFILE: self = .noDescriptors(place ?? "the event loop")
    default: self = .system(doing: place.map { "\(doing) \($0)" } ?? doing, errno: code)
    }
  }

  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .addressInUse(let place):
      "\(place) is in use; another program listens there (port 0 takes any free port)"
    case .permissionDenied(let place):
      "no permission to listen on \(place); ports below 1024 and other people's folders need it"
    case .notAnAddress(let text):
      "\(text) is no address; write one in numbers, such as 127.0.0.1 or ::1"
    case .notOfThisMachine(let place): "\(place) is no address of this machine"
    case .notLoopback(let text):
      "\(text) can be reached from other machines; the desk listens on 127.0.0.1 or ::1 unless "
        + "told otherwise explicitly"
    case .portOutOfRange(let port): "\(port) is no port; write 0 (any free one) to 65535"
    case .pathTooLong(let path):
      "the socket path \(path) has \(path.utf8.count) bytes; at most \(Self.pathBytes) are "
        + "possible, so choose a data directory with a shorter path"
    case .notASocket(let path): "\(path) is in the way: it is not a socket; move it elsewhere"
    case .folderMissing(let path): "there is no folder for \(path)"
    case .noDescriptors(let place):
      "no file descriptor is left for \(place); raise ulimit -n"
    case .system(let doing, let code):
      "the system would not \(doing): \(String(cString: strerror(code)))"
    }
  }
}
