#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a look at a tree of files sees without reading them: names, sizes, times. Two that are equal
/// are taken for the same tree.
struct TreeSignature: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    let path: String
    let inode: UInt64
    let size: Int64
    let seconds: Int64
    let nanoseconds: Int64
  }
  private var entries: [Entry] = []

  init(of root: String) { visit(root, level: 0) }

  private mutating func visit(_ folder: String, level: Int) {
    guard level <= TreeReader.depth, let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      if !name.hasPrefix(".") { names.append(name) }
    }
    for name in names.sorted() {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        visit(path, level: level + 1)
      } else {
        #if canImport(Glibc)
          let time = status.st_mtim
        #else
          let time = status.st_mtimespec
        #endif
        entries.append(
          Entry(
            path: path, inode: UInt64(status.st_ino), size: Int64(status.st_size),
            seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec)))
      }
    }
  }
}
