#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lock that makes one process the owner of a data directory; given back with the value, and
/// by the system when the process ends in whatever way.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Makes the directory if there is none (mode 0700) and takes the lock in it.
  init(_ directory: DataDirectory) throws(StoreError) {
    try Self.makeDirectory(directory.path)
    let opened = open(directory.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw Self.refusal(errno, directory.lock, directory.path) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(opened)
      close(opened)
      throw code == EWOULDBLOCK
        ? .lockHeld(path: directory.path, pid: holder)
        : Self.refusal(code, directory.lock, directory.path)
    }
    descriptor = opened
    // Only words for whoever is refused: without them the lock holds all the same.
    let text = Array("\(getpid())\n".utf8)
    if ftruncate(opened, 0) == 0 { _ = pwrite(opened, text, text.count, 0) }
  }

  deinit { close(descriptor) }

  /// Gives the directory back; more than once is once.
  func release() { flock(descriptor, LOCK_UN) }

  /// The process id in the lock's file; nil when it says none.
  private static func holder(_ descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes.prefix(count).prefix { $0 != 0x0A }, as: UTF8.self))
  }

  private static func makeDirectory(_ path: String) throws(StoreError) {
    var end = path.utf8.startIndex
    while end < path.utf8.endIndex {
      end =
        path.utf8[path.utf8.index(after: end)...].firstIndex(of: UInt8(ascii: "/"))
        ?? path.utf8.endIndex
      guard mkdir(String(path[..<end]), 0o700) == 0 || isDirectory(String(path[..<end])) else {
        throw refusal(errno, path, path)
      }
    }
  }

  private static func isDirectory(_ path: String) -> Bool {
    let reason = errno
    var status = stat()
    let found = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    errno = reason == EEXIST && !found ? ENOTDIR : reason
    return found
  }

  /// The error for a file that cannot be opened or made.
  static func refusal(_ code: Int32, _ path: String, _ directory: String) -> StoreError {
    switch code {
    case EACCES, EPERM, EROFS: .notWritable(path: directory)
    case EMFILE, ENFILE: .noDescriptors(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: directory)
    default: .cannotCreate(path: path, reason: String(cString: strerror(code)))
    }
  }
}
