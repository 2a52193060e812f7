import Wire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The customer's end of a connection: whole lines in, bytes out. Never waits by itself, so that
/// neither side can hold the other up.
final class DeskConnection {
  /// Longest line taken from the desk, in bytes; its longest answers are far shorter.
  private static let lineBytes = 1 << 20
  let descriptor: Int32
  private var framer = LineFramer(limit: lineBytes, patience: lineBytes * 2)
  private var outgoing: [UInt8] = []
  private(set) var isOpen = true

  /// - Parameter descriptor: a connected stream socket, closed with this object.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) {
    outgoing += bytes
    flush()
  }

  /// Bytes that did not go out yet.
  var isSending: Bool { isOpen && !outgoing.isEmpty }
  var wish: Descriptor.Waiting {
    Descriptor.Waiting(
      descriptor, for: isOpen ? (outgoing.isEmpty ? .reading : .both) : .nothing)
  }

  func flush() {
    while isOpen, !outgoing.isEmpty {
      switch Descriptor.write(outgoing[...], to: descriptor) {
      case .wrote(let count): outgoing.removeFirst(count)
      case .full: return
      // What the desk sent before it went may still be read.
      case .failed: outgoing = []
      }
    }
  }

  /// Nothing more will be sent.
  func endOutput() {
    flush()
    shutdown(descriptor, Int32(SHUT_WR))
  }

  /// What a customer is sent now. After the last one `isOpen` is false.
  func receive() -> [DeskMessage] { receiveLines().map { DeskMessage($0) } }

  /// The lines that are there now. After the last one `isOpen` is false.
  func receiveLines() -> [String] {
    var lines: [String] = []
    while isOpen {
      switch Descriptor.read(descriptor) {
      case .later: return lines
      case .end, .failed: isOpen = false
      case .bytes(let bytes):
        bytes.withUnsafeBufferPointer { buffer in
          var cursor = 0
          while let event = framer.next(in: buffer, from: &cursor) {
            switch event {
            case .line(let line): lines.append(line)
            // Nothing that a desk of ours sends.
            case .tooLong, .notUTF8: continue
            case .endOfPatience: isOpen = false
            }
          }
        }
      }
    }
    return lines
  }
}
