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
      said("一"), said("二", ["甲", "乙"]), said("三", agent: "佐藤"), .event(.left), said("四"),
    ])
    #expect(
      lines.map(\.text) == [
        "受付", "一", "二", "1. 甲", "2. 乙", "佐藤", "三", "担当者が離れました。", "受付", "四",
      ])
    #expect(lines.map(\.indentation) == [0, 2, 2, 4, 4, 0, 2, 0, 0, 2])
    view.customerSpoke()
    #expect(view.lines(for: [said("五")]).map(\.text) == ["受付", "五"])
  }

  @Test("of an earlier conversation the last lines are shown, dim")
  func earlier() {
    var view = ChatView(language: .en, earlierLines: 2)
    let said = (1...4).map { DeskMessage.Said(seq: $0, agent: nil, text: "\($0)", choices: []) }
    let lines = view.lines(for: [.earlier(said)])
    #expect(lines.map(\.text) == ["Desk: 3", "Desk: 4", ChatWords.welcomeBack.en])
    #expect(lines.allSatisfy { $0.style == .dim })
  }
}
