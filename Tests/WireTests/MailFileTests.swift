import Conversations
import Foundation
import Testing
import Text
import Wire

@Suite struct MailFileTests {
  private func mail(
    from: Mail.Party = .init(address: "desk@shop.example", name: "つむぎ野"),
    to: Mail.Party = .init(address: "hanako@example.jp", name: "山田 花子"),
    subject: String = "お問い合わせへのご回答（受付番号 H-7）", text: String = "拝啓\n敬具"
  ) throws -> String {
    let at = try #require(Timestamp("2026-11-03T09:05:00+09:00"))
    let bytes = MailFile.bytes(
      Mail(
        handoff: HandoffID(number: 7), from: from, to: to, subject: subject,
        text: SafeText.clean(customer: text).text, at: at), .japan)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Headers by name, unfolded, with encoded words decoded.
  private func headers(_ mail: String) throws -> [String: String] {
    let head = try #require(mail.range(of: "\r\n\r\n"))
    let lines = mail[..<head.lowerBound].replacingOccurrences(of: "\r\n ", with: " ")
      .components(separatedBy: "\r\n")
    return Dictionary(
      lines.map { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        let words = parts[1].split(separator: " ").map { word -> String in
          guard word.hasPrefix("=?utf-8?B?") else { return " " + word }
          let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data()
          return String(decoding: data, as: UTF8.self)
        }
        return (String(parts[0]), words.joined())
      }, uniquingKeysWith: { first, _ in first })
  }

  private func body(_ mail: String) throws -> String {
    let head = try #require(mail.range(of: "\r\n\r\n"))
    let data = Data(
      base64Encoded: mail[head.upperBound...].replacingOccurrences(of: "\r\n", with: ""))
    return String(decoding: try #require(data), as: UTF8.self)
  }

  @Test("a mail reads back as it was written: names, subject, date, text")
  func whole() throws {
    let written = try mail()
    let headers = try headers(written)
    #expect(headers["From"] == "つむぎ野 <desk@shop.example>")
    #expect(headers["To"] == "山田 花子 <hanako@example.jp>")
    #expect(headers["Subject"] == "お問い合わせへのご回答（受付番号 H-7）")
    #expect(headers["Date"] == " Tue, 3 Nov 2026 09:05:00 +0900")
    #expect(headers["Message-ID"]?.hasSuffix("@shop.example>") == true)
    #expect(try body(written) == "拝啓\r\n敬具\r\n")
  }

  @Test("lines are ASCII and short, however long the words")
  func short() throws {
    let long = String(repeating: "長いお名前です。", count: 60)
    let written = try mail(
      to: .init(address: "a@b.jp", name: long), subject: long, text: long + "\n" + long)
    #expect(written.utf8.allSatisfy { $0 < 0x80 })
    #expect(written.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(try headers(written)["Subject"] == long)
    #expect(try body(written) == long + "\r\n" + long + "\r\n")
  }

  @Test(
    "nothing that anybody wrote begins a header of its own",
    arguments: ["x\r\nBcc: a@b.jp", "x\nBcc: a@b.jp", "a@b.jp>\r\nBcc: <c@d.jp", "\u{0}\u{1B}[2J"])
  func injection(words: String) throws {
    let written = try mail(
      from: .init(address: words, name: words), to: .init(address: words, name: words),
      subject: words, text: words)
    let names = Set(try headers(written).keys)
    #expect(!names.contains("Bcc"))
    #expect(!names.contains("To"))
    #expect(written.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0D || $0 == 0x0A })
    #expect(written.utf8.count { $0 == 0x0A } == written.utf8.count { $0 == 0x0D })
  }

  @Test("without an address it names none: whoever sends it fills it in")
  func unknown() throws {
    let headers = try headers(
      try mail(from: .init(address: nil, name: nil), to: .init(address: nil, name: nil)))
    #expect(headers["To"] == nil)
    #expect(headers["From"] == " <desk@front-desk.invalid>")
  }

  @Test(
    "addresses that can stand in a header",
    arguments: [
      ("hanako@example.jp", true), ("h.y+x@a-b.co.jp", true), ("a@b", true), ("a@@b", false),
      ("a b@c.jp", false), ("a@b.jp ", false), (".a@b.jp", false), ("a@b..jp", false), ("", false),
      ("花子@example.jp", false), ("a@b.jp\n", false), ("<a@b.jp>", false),
      (String(repeating: "a", count: 300) + "@b.jp", false),
    ])
  func addresses(text: String, isWhole: Bool) { #expect(MailAddress.isWhole(text) == isWhole) }
}
