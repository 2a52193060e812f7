import Foundation
import Pages
import TestManuals
import Testing

@Suite struct ProgramTests {
  @Test("--help lists the commands by who they are for, in the language asked for")
  func help() throws {
    let english = try Program.run(["--help"])
    #expect(english.code == 0)
    #expect(english.err.isEmpty)
    for words in ["For everyone", "For content staff", "For engineers", "orders import FILE"] {
      #expect(english.out.contains(words))
    }
    let japanese = try Program.run(["--help"], environment: ["LANG": "ja_JP.UTF-8"])
    #expect(japanese.out.contains("ページを書く方へ"))
    #expect(try Program.run(["--help", "--language", "ja"]).out == japanese.out)
    #expect(try Program.run(["chat", "--help"]).out.contains("frontdesk chat --json"))
  }

  @Test("--version is one line")
  func version() throws {
    let ended = try Program.run(["--version"])
    #expect(ended.code == 0)
    #expect(ended.lines.count == 1)
    #expect(ended.out.hasPrefix("frontdesk "))
  }

  @Test(
    "used wrongly, it says so in one line that names the right word, and ends with 2",
    arguments: [
      (["chta"], "chat"), (["orders", "improt", "f"], "orders import"),
      (["chat", "--jsno"], "--json"),
      (["serve", "--port"], "--port N"), (["orders", "import"], "FILE"),
      (["chat", "--limit", "line-byte=4"], "line-bytes"),
    ])
  func usedWrongly(arguments: [String], right: String) throws {
    let ended = try Program.run(arguments)
    #expect(ended.code == 2)
    #expect(ended.out.isEmpty)
    #expect(ended.err.hasPrefix("frontdesk: "))
    #expect(ended.err.contains(right))
    #expect(ended.err.filter { $0 == "\n" }.count == 1)
    #expect(ended.err.hasSuffix("\n"))
  }

  @Test("check: content that is wrong ends with 1 and points at it; no tree at all ends with 2")
  func check() throws {
    let folder = try TestFolder()
    try folder.write("no heading at all\n", to: "Intents/orders/order-status.md")
    let wrong = try Program.run(["check"], in: folder.url)
    #expect(wrong.code == 1)
    #expect(wrong.out.contains("Intents/"))
    #expect(wrong.out.contains("error: "))
    #expect(wrong.lines.last?.contains("errors") == true)
    let json = try Program.run(["check", "--format", "json", "--language", "ja"], in: folder.url)
    #expect(json.code == 1)
    #expect(json.lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    let github = try Program.run(["check", "--format", "github"], in: folder.url)
    #expect(github.code == 1)
    #expect(github.lines.contains { $0.hasPrefix("::error file=Intents/") })
    let list = try Program.run(["check", "--list"], in: folder.url)
    #expect(list.code == 0)
    #expect(list.out.contains("overlap: "))
    let none = try Program.run(["check", "Nowhere"], in: folder.url)
    #expect(none.code == 2)
    #expect(none.err.contains("Nowhere"))
  }

  @Test("orders import takes a file whole or not at all, and the store holds what it took")
  func ordersImport() throws {
    let folder = try TestFolder()
    let header = "order_number,email,name,status,items,total_jpy,order_date,promised_date\n"
    try folder.write(
      header + "26110201,a@example.jp,佐々木,received,S104 x1,4800,2026-11-02,2026-11-12\n",
      to: "good.csv")
    try folder.write(header + "26110201,a@example.jp\n", to: "bad.csv")
    let bad = try Program.run(["orders", "import", "bad.csv", "--data", "D"], in: folder.url)
    #expect(bad.code == 1)
    #expect(bad.out.isEmpty)
    #expect(bad.err.contains("bad.csv:2:"))
    let good = try Program.run(["orders", "import", "good.csv", "--data", "D"], in: folder.url)
    #expect(good.code == 0)
    #expect(good.err.isEmpty)
    #expect(good.out == "1 order was taken in.\n")
    let verify = try Program.run(["store", "verify", "--data", "D"], in: folder.url)
    #expect(verify.code == 0)
    for list in [["records", "list"], ["cases", "list"], ["transcripts", "export"]] {
      let ended = try Program.run(list + ["--json", "--data", "D"], in: folder.url)
      #expect(ended.code == 0)
      #expect(ended.out.isEmpty)
    }
  }

  @Test("match shows no card number, not even one that was typed", arguments: [["--json"], []])
  func matchMasks(options: [String]) throws {
    let shop = try TestShop()
    let ended = try Program.run(
      ["match", "--intents", shop.folder.path + "/Intents"] + options,
      stdin: "my card is 4111 1111 1111 1111\n")
    #expect(ended.code == 0)
    #expect(ended.out.contains("my card is"))
    #expect(!ended.out.contains("4111 1111"))
  }

  @Test("a file of orders that is not there is called a file, not a folder of pages")
  func noOrdersFile() throws {
    let ended = try Program.run(["orders", "import", "/nope.csv", "--data", "/nowhere/at/all"])
    #expect(ended.code == 2)
    #expect(ended.isOneClearLine(naming: "there is no file /nope.csv"))
    #expect(!ended.err.contains("--intents"))
  }

  @Test("pages without their orders: one warning names the file, no conversation is blamed")
  func checkElsewhere() throws {
    let folder = try TestFolder()
    for file in SmallShop.files() {
      var text = String(decoding: file.bytes, as: UTF8.self)
      if file.path == "orders/order-status.md" {
        text += """

          ## Check
          - C: where is order 26110201
            - D: (asks identity)
            - C: hanako@example.jp
            - D: (says 26110201)
          - C: where is order 26110202
            - D: (asks identity)
            - C: hanako@example.jp
            - D: (says 26110202)
          """
      }
      try folder.write(Data(text.utf8), to: "Intents/\(file.path)")
    }
    let file = "Transcripts/demo/orders.csv"
    let ended = try Program.run(["check"], in: folder.url)
    #expect(ended.code == 0, "\(ended.out.suffix(2_000))")
    #expect(ended.lines.count { $0.contains(file) } == 1)
    // With the orders in the current folder nothing is left out.
    let elsewhere = try TestFolder()
    try elsewhere.write(
      "order_number,email,name,status,items,total_jpy,order_date,promised_date\n"
        + "26110201,hanako@example.jp,山田花子,preparing,S101 x1,2200,2026-11-18,2026-11-22\n"
        + "26110202,hanako@example.jp,山田花子,preparing,S101 x1,2200,2026-11-18,2026-11-22\n",
      to: file)
    let there = try Program.run(
      ["check", "--intents", folder.path + "/Intents"], in: elsewhere.url)
    #expect(there.code == 0, "\(there.out.suffix(2_000))")
    #expect(!there.out.contains(file))
  }

  @Test("a reading command on a directory without data ends with 2 and says what to do")
  func nothingStored() throws {
    let ended = try Program.run(["records", "list", "--data", "/nowhere/at/all"])
    #expect(ended.code == 2)
    #expect(ended.err.contains("--data"))
  }
}
