public import Conversations
public import Text

/// A mail as a file that mail programs read and send. Source: RFC 5322, with RFC 2045 and 2047 for
/// what is not ASCII.
public enum MailFile {
  /// The whole file. Nothing in `mail` can begin a header of its own.
  public static func bytes(_ mail: Mail, _ zone: ShopZone) -> [UInt8] {
    let sender = mail.from.address.flatMap { MailAddress.isWhole($0) ? $0 : nil } ?? nobody
    var lines = [
      header("Date", date(mail.at, zone)),
      header("From", words(mail.from.name, then: "<\(sender)>")),
    ]
    if let address = mail.to.address, MailAddress.isWhole(address) {
      lines.append(header("To", words(mail.to.name, then: "<\(address)>")))
    }
    let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
    lines += [
      header("Subject", words(mail.subject, then: nil)),
      header("Message-ID", "<\(mail.handoff).\(max(0, mail.at.milliseconds))@\(domain)>"),
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64", "",
    ]
    lines += body(mail.text)
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// Stands where the shop has named no address of its own. Source: RFC 2606, `.invalid`.
  private static let nobody = "desk@front-desk.invalid"

  /// Octets of text in an encoded word: with its marks it stays under 75. Source: RFC 2047, 2.
  private static let wordBytes = 42

  private static func header(_ name: String, _ value: String) -> String { "\(name): \(value)" }

  /// Words of a header, each line under 76 octets; `then` follows on the same or the next line.
  private static func words(_ text: String?, then rest: String?) -> String {
    guard let text, !text.isEmpty else { return rest ?? "" }
    var pieces: [String] = []
    var piece: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar).utf8)
      if piece.count + bytes.count > wordBytes {
        pieces.append("=?utf-8?B?\(Base64.text(piece))?=")
        piece = []
      }
      piece += bytes
    }
    if !piece.isEmpty { pieces.append("=?utf-8?B?\(Base64.text(piece))?=") }
    return (pieces + [rest].compactMap(\.self)).joined(separator: "\r\n ")
  }

  private static func body(_ text: SafeText) -> [String] {
    let lines = text.string.split(separator: "\n", omittingEmptySubsequences: false)
    let encoded = Base64.text(Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
    var rest = Substring(encoded)
    var wrapped: [String] = []
    while !rest.isEmpty {
      wrapped.append(String(rest.prefix(76)))
      rest = rest.dropFirst(76)
    }
    return wrapped
  }

  /// `Sat, 21 Nov 2026 14:00:00 +0900`.
  private static func date(_ moment: Timestamp, _ zone: ShopZone) -> String {
    let day = zone.date(of: moment)
    let second = zone.secondOfDay(moment)
    let offset = abs(zone.offsetSeconds) / 60
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][day.weekday]
    let month = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][day.month - 1]
    return "\(weekday), \(day.day) \(month) \(day.year) "
      + "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60)) "
      + "\(zone.offsetSeconds < 0 ? "-" : "+")\(two(offset / 60))\(two(offset % 60))"
  }

  private static func two(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}
