public import Text

/// What a customer's program asks for: a line of the JSON dialect. Source: the protocol, "Customer,
/// JSON dialect".
public enum CustomerRequest: Hashable, Sendable {
  /// `words`: whoever asks wants to be told in the shop's words what happens around the
  /// conversation; every event line then carries a `text`.
  case hello(trace: Bool, language: Language?, words: Bool = false)
  /// `id` makes a retry safe.
  case say(text: String, id: String?)
  /// `after`: the last seq that the customer has seen, 0 for none. `words` as in `hello`, of which
  /// there is none on a connection that begins with this.
  case resume(token: String, after: Int, words: Bool = false)
  case bye

  /// Longest `id`, in UTF-8 bytes.
  public static let idBytes = 64

  /// Reads one line. Keys that the request does not have are passed over; of several requests in
  /// one line the first counts.
  public static func parse(_ line: String) -> Result<CustomerRequest, WireError> {
    switch JSON.parse(line) {
    case .failure(let problem): .failure(WireError(.badJSON, "\(problem)"))
    case .success(let value): read(value)
    }
  }

  private static func read(_ value: JSON) -> Result<CustomerRequest, WireError> {
    guard let members = value.members else {
      return .failure(
        WireError(.unknownRequest, "a line is one JSON object, such as {\"say\":\"…\"}"))
    }
    for member in members {
      switch member.key {
      case "hello": return hello(member.value)
      case "say": return say(member.value, in: value)
      case "resume": return resume(member.value, in: value)
      case "bye":
        return member.value == .bool(true) ? .success(.bye) : wrong("bye is true: {\"bye\":true}")
      default: continue
      }
    }
    return .failure(
      WireError(.unknownRequest, "a request has one of the keys hello, say, resume, bye"))
  }

  private static func wrong(_ message: String) -> Result<CustomerRequest, WireError> {
    .failure(WireError(.badJSON, message))
  }

  private static func hello(_ value: JSON) -> Result<CustomerRequest, WireError> {
    guard value.members != nil || value.isNull else { return wrong("hello holds an object: {}") }
    guard let trace = flag("trace", of: value) else { return wrong("trace is true or false") }
    guard let words = flag("words", of: value) else { return wrong("words is true or false") }
    var language: Language?
    if let asked = value["language"], !asked.isNull {
      language = asked.string.flatMap(Language.init(rawValue:))
      guard language != nil else { return wrong("language is \"ja\" or \"en\"") }
    }
    return .success(.hello(trace: trace, language: language, words: words))
  }

  /// False when it is left out; nil for what is neither true nor false.
  private static func flag(_ key: String, of value: JSON) -> Bool? {
    guard let asked = value[key], !asked.isNull else { return false }
    return asked.bool
  }

  private static func say(_ said: JSON, in line: JSON) -> Result<CustomerRequest, WireError> {
    guard let text = said.string else { return wrong("say holds a string: {\"say\":\"…\"}") }
    var id: String?
    if let given = line["id"], !given.isNull {
      id = given.string
      guard let id, id.utf8.count <= idBytes else {
        return wrong("id is a string of at most \(idBytes) bytes")
      }
    }
    return .success(.say(text: text, id: id))
  }

  private static func resume(_ given: JSON, in line: JSON) -> Result<CustomerRequest, WireError> {
    guard let token = given.string else { return wrong("resume holds the token as a string") }
    guard let words = flag("words", of: line) else { return wrong("words is true or false") }
    var after = 0
    if let asked = line["after"], !asked.isNull {
      guard let seq = asked.int, seq >= 0 else { return wrong("after is a seq: 0 or more") }
      after = seq
    }
    return .success(.resume(token: token, after: after, words: words))
  }
}
