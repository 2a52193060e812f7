import Testing
import Text

@testable import frontdesk

/// Every program that talks on a terminal stands behind the same loop; here without a terminal.
@Suite struct TerminalLoopTests {
  private final class Talk: TerminalTalk {
    let loop: TerminalLoop
    var entered: [String] = []
    var advances = 0
    var prompt: String? = "> "
    /// The prompt once the first thing was done.
    var later: String?
    var status: [StyledText] = []
    var connection: Descriptor.Waiting { .init(-1, for: .nothing) }
    var patience: Int32 { 1_000 }

    init(input: [UInt8], output: TestPipe) throws {
      let pipe = try TestPipe.holding(input)
      loop = TerminalLoop(
        hasColour: false, ownsSignals: false, input: pipe.readEnd, output: output.writeEnd)
      self.pipe = pipe
    }
    private let pipe: TestPipe

    func advance() {
      advances += 1
      prompt = later ?? prompt
    }
    func hear() {}
    func enter(_ text: String) {
      entered.append(text)
      status = [StyledText("\(entered.count)")]
      loop.say([StyledText("heard \(text)")])
    }
    func leave() { loop.end(.failed) }
    func tab() { entered.append("tab") }
  }

  @Test("keys become lines and acts in their order; after the end no key counts")
  func keys() throws {
    let output = try TestPipe()
    let talk = try Talk(
      input: Array("a\r\t\u{1B}[200~b\nc\u{1B}[201~\r\u{4}d\r".utf8), output: output)
    #expect(talk.loop.run(talk) == .failed)
    #expect(talk.entered == ["a", "tab", "b\nc"])
    #expect(output.contents().contains("heard a\r\n"))
  }

  @Test("a terminal that is gone ends the loop, and nobody left")
  func gone() throws {
    let talk = try Talk(input: Array("half".utf8), output: try TestPipe())
    #expect(talk.loop.run(talk) == .done)
    #expect(talk.entered.isEmpty)
    #expect(talk.loop.editor.text == "half")
  }

  @Test("no prompt is drawn only to be taken away by who says who it is")
  func firstPrompt() throws {
    let output = try TestPipe()
    let talk = try Talk(input: Array("x".utf8), output: output)
    (talk.prompt, talk.later) = ("nobody> ", "sato> ")
    #expect(talk.loop.run(talk) == .done)
    let shown = output.contents()
    #expect(shown.contains("sato> x"))
    #expect(!shown.contains("nobody"))
  }

  @Test("without a prompt nothing is drawn below what is said, and keys are still taken")
  func withoutPrompt() throws {
    let output = try TestPipe()
    let talk = try Talk(input: Array("x\r".utf8), output: output)
    talk.prompt = nil
    #expect(talk.loop.run(talk) == .done)
    #expect(output.contents() == "heard x\r\n")
  }
}
