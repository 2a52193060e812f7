public import Text

/// What happened in a conversation. The log is a list of these and nothing else; the state of a
/// conversation is their fold.
public enum Event: Hashable, Sendable {
  // Lines: each takes the conversation's next sequence number.
  case customerSaid(CustomerLine)
  case deskSaid(DeskLine)
  case agentSaid(AgentLine)
  case queued(QueuePlace)
  case joined(agent: String)
  case left(agent: String)
  case transferred(QueueName)
  case closed(Closing)
  case idled

  // What the desk understood.
  case opened(ConversationID, Language, at: Timestamp)
  case understood(Understanding)
  /// The step of the miss ladder reached: 1, 2, 3.
  case missed(Int)
  case spoke(Language)
  case turnedMood(Mood)
  case marked(Mark)

  // Flows: a stack, the last begun on top.
  case began(IntentID)
  case saidAtOnce
  case filled(SlotName, Value, line: Int)
  case emptied(SlotName)
  case skipped(SlotName)
  /// What was told of these slots is one of several, such as the goods of an order: it is kept, and
  /// they are asked for anew.
  case putAside([SlotName])
  /// The several's member at this place, counted from 0, is what is being told again.
  case takenBack(Int)
  /// The flow on top stands in for people: they were wanted by this.
  case referred(Referral)
  case finished(IntentID)
  case dropped(IntentID)
  case focused(Value)

  // Questions.
  case asked(Question)
  /// The open question was answered, or is no longer asked.
  case settled
  case misread(SlotName)
  case confirmed

  // Identity. Before a proof a look-up leaves nothing in the log but that it failed.
  case proved(OrderNumber, by: SlotName)
  case failedIdentity(OrderNumber)
  case lookedUp(OrderNumber, [OrderFact])

  // What was done.
  case recorded(Record)
  case handedOff(Handoff)

  // People at the desk.
  /// An agent took a chat or a case.
  case tookUp(HandoffID, by: AgentIdentity)
  /// A chat waits again: its agent was lost, or a colleague put it back.
  case requeued(HandoffID)
  /// A chat was passed on: to the queue, or kept for one agent first.
  case passedOn(HandoffID, QueueName, to: AgentName?)
  case noted(Note)
  /// The chat is the desk's again.
  case gaveBack(AgentName)
  case wrappedUp(AgentName, AgentClosing)
  case answeredCase(HandoffID, by: AgentName, CaseAnswer)
  /// An agent opened the transcript.
  case readBy(AgentName)

  case suggested(SKU)
  /// How the customer rated the desk, 1 (poor) to 5.
  case rated(Int)
  /// The customer stopped waiting for a person: the chat is the desk's again.
  case leftLine(HandoffID)
  /// From here on the conversation is answered from these pages.
  case tookPages(Generation)
  /// The turn is complete; it answers the message with this id, if the client gave one.
  case ended(turn: Int, messageID: String?)
}

/// A fact of a verified order that a page named.
public struct OrderFact: Hashable, Sendable {
  public let column: String
  public let value: Value
  public init(_ column: String, _ value: Value) {
    self.column = column
    self.value = value
  }
}

/// Why people were wanted when none could take the chat: what a callback is then filed under.
public struct Referral: Hashable, Sendable {
  public let queue: QueueName
  /// nil for the queue's own.
  public let priority: Priority?
  /// The page that wanted them; nil when the desk did not understand.
  public let intent: IntentID?
  public init(queue: QueueName, priority: Priority?, intent: IntentID?) {
    self.queue = queue
    self.priority = priority
    self.intent = intent
  }
}

public struct CustomerLine: Hashable, Sendable {
  public let text: SafeText
  /// Whether something in the message was masked.
  public let masked: Bool
  public init(text: SafeText, masked: Bool) {
    self.text = text
    self.masked = masked
  }
}

public struct DeskLine: Hashable, Sendable {
  public let text: SafeText
  public let choices: [Choice]
  public init(text: SafeText, choices: [Choice]) {
    self.text = text
    self.choices = choices
  }
}

public struct AgentLine: Hashable, Sendable {
  /// The agent's shown name.
  public let name: String
  public let text: SafeText
  public init(name: String, text: SafeText) {
    self.name = name
    self.text = text
  }
}

/// A choice offered with a desk line: its label, and what picking it means.
public struct Choice: Hashable, Sendable {
  public enum Meaning: Hashable, Sendable {
    case page(IntentID)
    case value(SlotName, Value)
    /// Say this slot anew.
    case change(SlotName)
    /// Wait for a person, or be called back, for this.
    case wait(Referral)
    case callback(Referral)
    case yes, no, skip
    /// A rating of the desk, 1 to 5.
    case rate(Int)
    /// None of the offered pages was meant.
    case none
  }
  public let label: SafeText
  public let meaning: Meaning
  public init(label: SafeText, meaning: Meaning) {
    self.label = label
    self.meaning = meaning
  }
}

/// A place in a queue, as the customer was told.
public struct QueuePlace: Hashable, Sendable {
  public let queue: QueueName
  /// 1 is next.
  public let position: Int
  /// Expected wait in seconds; nil when not known.
  public let waitSeconds: Int?
  public init(queue: QueueName, position: Int, waitSeconds: Int?) {
    self.queue = queue
    self.position = position
    self.waitSeconds = waitSeconds
  }
}

/// How a conversation ended.
public enum Closing: String, Hashable, Sendable, CaseIterable {
  case customerLeft = "customer-left"
  case timeOut = "time-out"
  case byAgent = "agent"
}

public enum Mood: String, Hashable, Sendable, CaseIterable { case calm, angry, abusive }

/// What people at the desk must know about a conversation.
public enum Mark: String, Hashable, Sendable, CaseIterable { case abuse, threat, health }
