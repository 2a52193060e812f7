import Testing
import Text

@testable import frontdesk

@Suite struct ChatViewTests {
  private func said(_ text: String, agent: String? = nil, _ choices: [String] = [])
    -> ChatSession.Shown
  {
    .said(DeskMessage.Said(seq: 1, agent: agent, text: text, choices: choices))
  }

  @Test("a label stands where the speaker changes, choices are numbered below their line")
  func labels() {
    var view = ChatView(language: .ja, earlierLines: 5)
    let lines = view.lines(for: [
      said("一"), said("二", ["甲", "乙"]), said("三", agent: "佐藤"), .happened("戻りました"), said("四"),
    ])
    #expect(
      lines.map(\.text) == [
        "受付", "一", "二", "1. 甲", "2. 乙", "佐藤", "三", "戻りました", "受付", "四",
      ])
    #expect(lines.map(\.indentation) == [0, 2, 2, 4, 4, 0, 2, 0, 0, 2])
    view.customerSpoke()
    #expect(view.lines(for: [said("五")]).map(\.text) == ["受付", "五"])
  }

  @Test("of an earlier conversation the last lines are shown, as they looked then")
  func earlier() {
    func one(_ seq: Int, _ text: String, agent: String? = nil) -> ChatSession.Shown {
      .said(DeskMessage.Said(seq: seq, agent: agent, text: text, choices: ["甲"]))
    }
    var live = ChatView(language: .ja, earlierLines: 9)
    let lines: [ChatSession.Shown] = [
      one(2, "一"), one(3, "二"), .happened("担当が参りました"), one(5, "三", agent: "佐藤"),
    ]
    let before = live.lines(for: lines)
    live.customerSpoke()
    let later = live.lines(for: [one(7, "四", agent: "佐藤")])
    var view = ChatView(language: .ja, earlierLines: 5)
    // The first is one too many; what the customer said between 5 and 7 is not told again.
    let again = view.lines(
      for: [.earlier([one(1, "零")] + lines + [one(7, "四", agent: "佐藤")]), .happened("再び")])
    #expect(again == before + later + [StyledText("再び", .dim)])
  }

  @Test("what could not be taken is told in the shop's words, else in the program's")
  func problems() {
    var view = ChatView(language: .en, earlierLines: 5)
    let problem = { (words: String?) in
      ChatSession.Shown.problem(code: "try-later", message: "m", words: words)
    }
    #expect(view.lines(for: [problem("Later, please.")]).map(\.text) == ["Later, please."])
    #expect(view.lines(for: [problem(nil)]).map(\.text) == ["m"])
  }
}
