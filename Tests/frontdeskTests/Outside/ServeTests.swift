import Foundation
import Testing
import Wire

/// `frontdesk serve` as its customers meet it.
@Suite(.timeLimit(.minutes(1))) struct ServeTests {
  @Test(
    "text and JSON over TCP, HTTP cut, chats that join, orders taken in; SIGTERM ends it with 0")
  func serves() throws {
    let shop = try TestShop()
    let (desk, port) = try shop.serve()
    // A person: greeted after a second of silence.
    let person = try TCPCustomer(port: port)
    #expect(try person.lines(to: "<greeting>") == ["[greeting]の行", "<greeting>"])
    person.send("thank you")
    #expect(try person.lines(to: "welcome") == ["You are welcome."])
    // A program: JSON from its first line, and no trace, for that was not allowed.
    let program = try TCPCustomer(port: port)
    program.send(#"{"hello":{"trace":true,"language":"en"}}"#, #"{"say":"thank you","id":"1"}"#)
    let heard = try program.lines(to: #""id":"1""#)
    #expect(heard.count == 5)
    #expect(heard.last == #"{"turn":1,"id":"1","seq":3,"state":"idle"}"#)
    // A program whose very first line is too long.
    let long = try TCPCustomer(port: port)
    long.send(#"{"say":"\#(String(repeating: "x", count: 10_240))"}"#, #"{"hello":{}}"#)
    let lines = try long.lines(to: #""turn":0"#)
    #expect(lines.first?.hasPrefix(#"{"error":{"code":"line-too-long","#) == true)
    // A browser.
    let browser = try TCPCustomer(port: port)
    browser.send("GET / HTTP/1.1\r", "Host: localhost\r", "\r")
    let answer = try browser.rest()
    #expect(answer.first?.hasPrefix("HTTP/1.1 400 ") == true)
    #expect(answer.count { $0.hasPrefix("HTTP/") } == 1)
    // Beside it on this machine.
    let joined = try shop.chat(#"{"hello":{"trace":true}}"# + "\n", "--json")
    #expect(joined.code == 0)
    #expect(try joined.json.last?["flows"] == .array([]))
    try shop.folder.write(
      "order_number,email,name,status,items,total_jpy,order_date,promised_date\n"
        + "26110209,hanako@example.jp,山田花子,preparing,S101 x1,2200,2026-11-18,2026-11-22\n",
      to: "more.csv")
    let imported = try Program.run(
      ["orders", "import", "more.csv", "--data", shop.data] + TestShop.now, in: shop.folder.url)
    #expect(imported.code == 0, "\(imported.err)")
    #expect(imported.err.isEmpty)
    program.send(
      #"{"say":"where is order 26110209"}"#, #"{"say":"hanako@example.jp","id":"3"}"#)
    #expect(try program.lines(to: #""id":"3""#).contains { $0.contains("26110209 is preparing") })
    // A second desk cannot be had on the same data.
    let second = try Program.run(["serve", "--port", "0"] + shop.options)
    #expect(second.code == 2)
    #expect(second.isOneClearLine(naming: shop.data))
    let start = ContinuousClock.now
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(try program.rest().last?.contains(#""code":"closing""#) == true)
    #expect(try person.rest() == ["<closing>"])
    try shop.verify()
  }

  @Test("killed in the middle, started again on the same data: who comes back goes on")
  func survivesKill() throws {
    let shop = try TestShop()
    let (desk, port) = try shop.serve("--trace")
    let customer = try TCPCustomer(port: port)
    customer.send(
      #"{"hello":{"trace":true,"language":"en"}}"#, #"{"say":"where is order 26110201","id":"1"}"#)
    let before = try customer.lines(to: #""id":"1""#)
    #expect(before.last?.contains(#""asks":"identity""#) == true)
    let opened = try JSON.parse(before.first ?? "").get()
    let token = try #require(opened["token"]?.string)
    // More is on its way when it dies: what was closed by a turn line is kept all the same.
    customer.send(#"{"say":"thank you","id":"2"}"#, #"{"say":"thank you","id":"3"}"#)
    _ = try customer.lines(to: #""id":"2""#)
    desk.send(SIGKILL)
    #expect(try desk.end() == -SIGKILL)

    let (again, newPort) = try shop.serve("--trace")
    let back = try TCPCustomer(port: newPort)
    back.send(#"{"resume":"\#(token)","after":0}"#)
    let told = try back.lines(to: #""turn":"#)
    #expect(told.first?.hasPrefix(#"{"conversation":"C-1","seq":"#) == true)
    let asked = try #require(before.last { $0.contains(#""from":"desk""#) })
    #expect(told.contains(asked))
    #expect(["2", "3"].contains { told.last?.contains(#""id":"\#($0)""#) == true })
    back.send(#"{"say":"thank you","id":"3"}"#, #"{"say":"hanako@example.jp","id":"4"}"#)
    let after = try back.lines(to: #""id":"4""#)
    #expect(after.contains { $0.contains("26110201 is preparing") })
    #expect(after.count { $0.contains(#""id":"3""#) } == 1)
    let last = try JSON.parse(after.last ?? "").get()
    #expect(last["turn"]?.int == 4)
    again.send(SIGTERM)
    #expect(try again.end() == 0)
    try shop.verify()
  }

  @Test(
    "the shop's own pages: the seed sentences ask which product, order facts come after identity")
  func realPages() throws {
    let folder = try TestFolder()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let data = folder.path + "/D"
    let imported = try Program.run(
      ["orders", "import", "Transcripts/demo/orders.csv", "--data", data] + TestShop.now, in: root)
    #expect(imported.code == 0)
    #expect(imported.err.isEmpty)
    let desk = try RunningProgram(
      ["serve", "--port", "0", "--trace", "--intents", "Intents", "--data", data] + TestShop.now,
      in: root)
    let port = try TestShop.port(of: desk)
    let customer = try TCPCustomer(port: port)
    customer.send(#"{"hello":{"trace":true,"language":"ja"}}"#)
    for (text, intent) in [
      ("この化粧品は敏感肌でも使えますか？", "product-skin-sensitivity"), ("この洋服の素材感はどんな感じですか？", "product-feel"),
    ] {
      customer.send(JSON.object([.init("say", .string(text)), .init("id", .string(intent))]).text)
      let lines = try customer.lines(to: #""id":"\#(intent)""#)
      let traced = try JSON.parse(lines.last ?? "").get()
      #expect(traced["intent"]?.string == intent)
      #expect(traced["asks"]?.string == "product")
      #expect(traced["state"]?.string == "asking")
    }
    for (language, ask, wrong, proof) in [
      ("ja", "注文26111101の状況を教えてください", "wrong@example.jp", "haruno@example.jp"),
      ("en", "where is order 26111104", "wrong@example.jp", "emma.clarke@example.com"),
    ] {
      let one = try TCPCustomer(port: port)
      one.send(#"{"hello":{"trace":true,"language":"\#(language)"}}"#)
      _ = try one.lines(to: #""turn":0"#)
      var asks: [String?] = []
      for (id, text) in [ask, wrong, proof].enumerated() {
        one.send(JSON.object([.init("say", .string(text)), .init("id", .string("q\(id)"))]).text)
        let lines = try one.lines(to: #""id":"q\#(id)""#)
        let turn = try JSON.parse(lines.last ?? "").get()
        #expect(turn["language"]?.string == language)
        asks.append(turn["asks"]?.string)
        // Nothing of the order is said before it is proved who asks.
        let isSaid = lines.contains { $0.contains("TSUBAME") }
        #expect(isSaid == (text == proof), "\(lines)")
      }
      #expect(asks.prefix(2) == ["identity", "identity"])
    }
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }
}
