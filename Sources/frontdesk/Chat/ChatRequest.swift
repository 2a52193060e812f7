import Text
import Wire

/// The lines that the customer's terminal sends, newline included.
enum ChatRequest {
  /// Asks for the shop's words with every event: the terminal has none of its own.
  static func hello(language: Language?) -> [UInt8] {
    line { writer in
      writer.key("hello")
      writer.beginObject()
      if let language { writer.field("language", language.rawValue) }
      writer.field("words", true)
      writer.endObject()
    }
  }

  /// - Parameters:
  ///   - after: the last seq that was shown, 0 for everything.
  ///   - words: whether the shop's words are asked for.
  static func resume(token: String, after: Int, words: Bool) -> [UInt8] {
    line { writer in
      writer.field("resume", token)
      writer.field("after", after)
      if words { writer.field("words", true) }
    }
  }

  static func say(_ text: String, id: String) -> [UInt8] {
    line { writer in
      writer.field("say", text)
      writer.field("id", id)
    }
  }

  static var bye: [UInt8] { line { $0.field("bye", true) } }

  private static func line(_ fields: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    fields(&writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}
