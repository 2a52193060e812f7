import Matching
import Pages
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What matchers learnt from the pages, kept in the data directory, so that a desk that starts again
/// on the same pages is ready at once. It is a copy of what the pages say and nothing else: without
/// it, or with a damaged one, the matcher learns anew.
struct WeightsFolder {
  private let path: String
  private let data: String

  /// Weights kept at most: those of the pages used last.
  static let most = 4
  /// Larger files are none of ours: a hundred thousand phrases take less.
  static let fileBytes = 256 << 20
  private static let ending = ".weights"

  init(_ directory: DataDirectory) {
    data = directory.path
    path = directory.path + "/weights"
  }

  /// The matcher of the pages: from kept weights where there are good ones, else learnt and kept.
  func matcher(_ manual: Manual) -> Matcher {
    let file = "\(path)/\(Matcher.weightsName(manual))\(Self.ending)"
    if let bytes = bytes(of: file), let matcher = Matcher(manual, weights: bytes) {
      // The last use counts, not the first.
      utimes(file, nil)
      return matcher
    }
    let matcher = Matcher(manual, workers: ThreadWorkers())
    keep(matcher.weights, as: file)
    return matcher
  }

  private func bytes(of file: String) -> [UInt8]? {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.fileBytes
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    while bytes.count <= Self.fileBytes {
      switch Descriptor.read(descriptor, atMost: 1 << 20) {
      case .bytes(let part): bytes += part
      case .end: return bytes
      case .later, .failed: return nil
      }
    }
    return nil
  }

  /// Written whole under another name, synced, then renamed: nobody reads half a file. Where nothing
  /// can be written the desk runs without.
  private func keep(_ bytes: [UInt8], as file: String) {
    guard makeFolder(data), makeFolder(path) else { return }
    for name in names() where name.hasPrefix(".") { unlink("\(path)/\(name)") }
    let part = "\(path)/.\(getpid())\(Self.ending)"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = Descriptor.writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(part, file) == 0 else {
      unlink(part)
      return
    }
    forgetOld()
  }

  /// Leaves the newest, by the time of their last use; those of one moment by their names.
  private func forgetOld() {
    let files = names().filter { $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") }
    let used = files.map { name -> (seconds: Int, nanoseconds: Int, name: String) in
      var status = stat()
      guard lstat("\(path)/\(name)", &status) == 0 else { return (0, 0, name) }
      #if canImport(Glibc)
        return (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec), name)
      #else
        return (Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec), name)
      #endif
    }
    for old in used.sorted(by: >).dropFirst(Self.most) { unlink("\(path)/\(old.name)") }
  }

  private func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      return false
    }
    return makeFolder(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || errno == EEXIST)
  }

  private func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var list: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { list.append(name) }
    }
    return list.sorted()
  }
}
