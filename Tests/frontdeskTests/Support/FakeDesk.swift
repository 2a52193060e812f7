import Foundation
import Synchronization
import Testing
import Wire

@testable import frontdesk

/// The other end of a customer's connection: answers each line as a test says.
final class FakeDesk: Sendable {
  /// Among the lines of an answer: the connection ends here.
  static let closeMark = "(closes)"
  /// The customer's end.
  let customer: Int32
  private let desk: Int32
  private let seen = Mutex<[[UInt8]]>([])
  private let done = DispatchSemaphore(value: 0)

  /// - Parameter answer: the lines that answer a line; nil closes the connection.
  init(_ answer: @escaping @Sendable (String) -> [String]?) throws {
    let ends = try #require(UnixSocket.pair())
    (customer, desk) = ends
    Thread.detachNewThread { [self] in
      var input = InputLines(keptBytes: 1 << 20)
      reading: while case .bytes(let bytes) = Descriptor.read(desk) {
        input.add(bytes)
        while let line = input.next() {
          seen.withLock { $0.append(line) }
          guard let lines = answer(String(decoding: line, as: UTF8.self)) else { break reading }
          for text in lines {
            if text == Self.closeMark { break reading }
            _ = Descriptor.writeAll(Array("\(text)\n".utf8), to: desk)
          }
        }
      }
      close(desk)
      done.signal()
    }
  }

  /// Every line that came, once the connection is closed.
  func lines() throws -> [[UInt8]] {
    try #require(done.wait(timeout: .now() + 10) == .success)
    return seen.withLock { $0 }
  }

  func texts() throws -> [String] { try lines().map { String(decoding: $0, as: UTF8.self) } }

  /// Answers as a desk does that says back what it hears.
  static func echo(_ line: String) -> [String]? {
    guard case .success(let json) = JSON.parse(line) else {
      return [#"{"error":{"code":"not-utf8","message":"no"}}"#]
    }
    if json["hello"] != nil {
      return [
        #"{"conversation":"C-1","token":"tok","seq":0}"#,
        #"{"seq":1,"from":"desk","text":"welcome"}"#,
        #"{"turn":0,"id":null,"seq":1,"state":"idle"}"#,
      ]
    }
    guard let said = json["say"]?.string, let id = json["id"]?.string else { return [] }
    let text = JSON.string("heard \(said)").text
    return [
      #"{"seq":3,"from":"desk","text":\#(text),"choices":["yes","no"]}"#,
      #"{"turn":1,"id":"\#(id)","seq":3,"state":"idle"}"#,
    ]
  }
}

/// A pipe whose contents a test writes or reads whole.
struct TestPipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// A pipe that holds `text` and then ends. At most what a pipe holds, 64 KiB.
  static func holding(_ bytes: [UInt8]) throws -> TestPipe {
    let pipe = try TestPipe()
    #expect(Descriptor.writeAll(bytes, to: pipe.writeEnd))
    close(pipe.writeEnd)
    return pipe
  }

  /// Everything written, after the write end is closed.
  func contents() -> String {
    close(writeEnd)
    var bytes: [UInt8] = []
    while case .bytes(let part) = Descriptor.read(readEnd) { bytes += part }
    close(readEnd)
    return String(decoding: bytes, as: UTF8.self)
  }
}
