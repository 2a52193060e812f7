#if os(Linux)
  import Foundation
  import TestManuals
  import Testing
  import Text
  import Wire

  /// The agents' console of the built program at a desk that serves.
  @Suite(.timeLimit(.minutes(1))) struct AgentTerminalTests {
    @Test("80 columns, a Japanese customer: the offer, the card, the talk, the close")
    func console() throws {
      let shop = try TestShop(SmallShop.peoplePages)
      try shop.addAgent("sato", "佐藤")
      let (desk, port) = try shop.serve()
      let console = try TerminalProgram(
        ["agent", "--name", "sato", "--data", shop.data], columns: 80)
      try console.wait(for: "Welcome, 佐藤 (sato).")
      console.type("/available\r")
      try console.wait(for: "You are available")
      let customer = try CustomerClient(shop, language: "ja", port: port)
      let long = String(repeating: "届いた化粧水の瓶が割れていて、", count: 8)
      try customer.say("つゆ化粧水は敏感肌でも使えますか")
      try customer.say("\(long)\u{1B}[31m赤い\u{7}\u{9B}5n箱です")
      try customer.say("担当者と話したい")
      try console.wait(for: "Offer H-1 chat general, priority normal")
      try console.wait(for: "  届いた化粧水の瓶が割れていて、")
      console.type("/take\r")
      // The card, then the conversation from its first line.
      try console.wait(for: "customer C-1 > ")
      for words in [
        "担当者", "product Dew Toner [4]", "not asked", "[greeting]の行", "赤い箱です", "佐藤 joined",
      ] {
        try console.wait(for: words)
      }
      try customer.line("event", "joined")
      console.type("承知しました。\r")
      let said = try customer.line("from", "agent")
      #expect(said["name"]?.string == "佐藤" && said["text"]?.string == "承知しました。")
      try console.wait(for: "佐藤 ", times: 3)
      try customer.say("お願いします\u{1B}]0;title\u{7}\u{1B}[2J")
      try console.wait(for: "お願いします")
      console.type("/note 社内だけ\r")
      console.type("/close resolved\r")
      try customer.line("event", "closed")
      try console.wait(for: "C-1 is closed")
      #expect(!customer.all.map(\.text).joined().contains("社内だけ"))
      // One bell, for the offer; nothing that the customer wrote for a terminal.
      let text = console.text
      #expect(text.count { $0 == "\u{7}" } == 1)
      for code in ["\u{1B}[31m", "\u{9B}", "\u{1B}]", "\u{1B}[2J", "title"] {
        #expect(!text.contains(code))
      }
      #expect(rows(of: text).allSatisfy { DisplayWidth.cells($0) <= 80 })
      console.type("\u{4}")
      #expect(try console.end() == 0)
      #expect(console.isRestored)
      desk.send(SIGTERM)
      #expect(try desk.end() == 0)
      try shop.verify()
    }

    @Test("a desk that dies and comes back: the console goes on with its chat")
    func comesBack() throws {
      let shop = try TestShop(SmallShop.peoplePages)
      try shop.addAgent("sato", "佐藤")
      let (desk, _) = try shop.serve()
      let console = try TerminalProgram(
        ["agent", "--name", "sato", "--data", shop.data], columns: 80)
      try console.wait(for: "Welcome, 佐藤 (sato).")
      console.type("/available\r")
      try console.wait(for: "You are available")
      let customer = try CustomerClient(shop, language: "en")
      try customer.say("let me talk to a person")
      try console.wait(for: "Offer H-1")
      console.type("/take\r")
      try console.wait(for: "customer C-1 > ")
      console.type("Hello.\r")
      try customer.line("from", "agent")
      try console.wait(for: "Hello.", times: 2)
      desk.send(SIGKILL)
      #expect(try desk.end() == -SIGKILL)
      try console.wait(for: "The desk was lost")
      let (again, _) = try shop.serve()
      let back = try CustomerClient(shop, resuming: customer.token, after: 0)
      try back.lines(to: "turn")
      #expect(try back.say("still there?").map { $0["state"]?.string } == ["agent"])
      try console.wait(for: "Connected again.")
      try console.wait(for: "still there?")
      console.type("Yes.\r")
      let said = try back.lines(to: "text", "Yes.")
      #expect(said.count == 1 && back.heard.count { $0 == "佐藤: Hello." } == 1)
      console.type("/close resolved\r")
      try back.line("event", "closed")
      try console.wait(for: "C-1 is closed")
      console.type("\u{4}")
      #expect(try console.end() == 0)
      again.send(SIGTERM)
      #expect(try again.end() == 0)
      try shop.verify()
    }

    /// What stands on one row each, without the codes that move the cursor.
    private func rows(of text: String) -> [String] {
      text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/) { $0.output.hasSuffix("C") ? "" : "\r" }
        .split(whereSeparator: \.isNewline).map(String.init)
    }
  }
#endif
