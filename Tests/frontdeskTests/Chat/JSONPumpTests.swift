import Foundation
import Testing

@testable import frontdesk

@Suite(.timeLimit(.minutes(1))) struct JSONPumpTests {
  private func pump(_ input: [UInt8], _ desk: FakeDesk, first: [UInt8] = []) throws
    -> (ExitCode, String)
  {
    let (input, output) = (try TestPipe.holding(input), try TestPipe())
    var pump = JSONPump(
      socket: desk.customer, input: input.readEnd, output: output.writeEnd, first: first)
    let code = pump.run()
    close(desk.customer)
    close(input.readEnd)
    return (code, output.contents())
  }

  @Test("copies bytes both ways and waits for the answers after the input's end")
  func copies() throws {
    let desk = try FakeDesk { ["<\($0)>"] }
    let (code, out) = try pump(Array("a\nb\n".utf8), desk)
    #expect(code == .done)
    #expect(out == "<a>\n<b>\n")
    #expect(try desk.texts() == ["a", "b"])
  }

  @Test("a last line without a newline gets one", arguments: ["a\nb", "b", "a\n\nb"])
  func lastLine(input: String) throws {
    let desk = try FakeDesk { _ in [] }
    _ = try pump(Array(input.utf8), desk)
    #expect(try desk.texts().last == "b")
  }

  @Test("bytes that are no text arrive as they are, and a newline is not doubled")
  func anyBytes() throws {
    let desk = try FakeDesk { _ in [] }
    _ = try pump([0xFF, 0x00, 0x0D, 0x0A], desk)
    #expect(try desk.lines() == [[0xFF, 0x00]])
  }

  @Test("the first line goes before the input's")
  func firstLine() throws {
    let desk = try FakeDesk { _ in [] }
    _ = try pump(
      Array("a\n".utf8), desk, first: ChatRequest.resume(token: "t", after: 0, words: false))
    #expect(try desk.texts() == [#"{"resume":"t","after":0}"#, "a"])
  }

  @Test("ends well when the desk closes, though the input is still open")
  func deskCloses() throws {
    let desk = try FakeDesk { $0 == "bye" ? nil : ["ok"] }
    let input = try TestPipe()
    let output = try TestPipe()
    #expect(Descriptor.writeAll(Array("a\nbye\n".utf8), to: input.writeEnd))
    var pump = JSONPump(
      socket: desk.customer, input: input.readEnd, output: output.writeEnd)
    #expect(pump.run() == .done)
    #expect(output.contents() == "ok\n")
    for end in [desk.customer, input.readEnd, input.writeEnd] { close(end) }
  }

  @Test("a desk lost without a word is found again: the conversation goes on behind what was heard")
  func comesBack() throws {
    let first = try FakeDesk {
      $0 == "die"
        ? nil
        : [
          #"{"conversation":"C-1","token":"t1","seq":0}"#, #"{"seq":3,"from":"desk","text":"a"}"#,
        ]
    }
    let second = try FakeDesk { ["<\($0)>"] }
    let input = try TestPipe()
    let output = try TestPipe()
    #expect(Descriptor.writeAll(Array("a\ndie\n".utf8), to: input.writeEnd))
    let (socket, found, writeEnd) = (first.customer, second.customer, input.writeEnd)
    var pump = JSONPump(
      socket: socket, input: input.readEnd, output: output.writeEnd,
      reconnect: {
        _ = Descriptor.writeAll(Array("b\n".utf8), to: writeEnd)
        close(writeEnd)
        return found
      })
    #expect(pump.run() == .done)
    close(pump.socket)
    #expect(try second.texts() == [#"{"resume":"t1","after":3}"#, "b"])
    #expect(output.contents().hasSuffix("\n<{\"resume\":\"t1\",\"after\":3}>\n<b>\n"))
    close(input.readEnd)
  }

  @Test("ends when nobody reads any more")
  func readerGone() throws {
    signal(SIGPIPE, SIG_IGN)
    let desk = try FakeDesk { ["<\($0)>"] }
    let input = try TestPipe.holding(Array("a\n".utf8))
    let output = try TestPipe()
    close(output.readEnd)
    var pump = JSONPump(
      socket: desk.customer, input: input.readEnd, output: output.writeEnd)
    #expect(pump.run() == .failed)
    for end in [desk.customer, input.readEnd, output.writeEnd] { close(end) }
  }

  @Test("a great deal of output reaches a slow reader whole")
  func muchOutput() throws {
    let line = String(repeating: "x", count: 60_000)
    let desk = try FakeDesk { _ in Array(repeating: line, count: 20) }
    let input = try TestPipe.holding(Array("a\n".utf8))
    let output = try TestPipe()
    let socket = desk.customer
    let thread = try #require(
      ProgramThread {
        var pump = JSONPump(socket: socket, input: input.readEnd, output: output.writeEnd)
        let code = pump.run()
        close(output.writeEnd)
        return code
      })
    usleep(200_000)
    var count = 0
    while case .bytes(let bytes) = Descriptor.read(output.readEnd) { count += bytes.count }
    #expect(count == 60_001 * 20)
    #expect(thread.join() == .done)
    for end in [socket, input.readEnd, output.readEnd] { close(end) }
  }
}
