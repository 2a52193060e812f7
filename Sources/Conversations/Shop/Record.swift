public import Text

/// A slot and what it was filled with.
public struct SlotValue: Hashable, Sendable {
  public let slot: SlotName
  public let value: Value
  public init(_ slot: SlotName, _ value: Value) {
    self.slot = slot
    self.value = value
  }
}

/// Something done for a customer, with a number the customer is told.
public struct Record: Hashable, Sendable {
  public let number: RecordNumber
  public let kind: RecordKind
  /// The slots that the page asked, in the page's order.
  public let fields: [SlotValue]
  public init(number: RecordNumber, kind: RecordKind, fields: [SlotValue]) {
    self.number = number
    self.kind = kind
    self.fields = fields
  }
}

/// A chat given to people, or a case for people to answer later.
public struct Handoff: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable { case chat, `case` }
  public let id: HandoffID
  public let kind: Kind
  public let queue: QueueName
  public let priority: Priority
  /// When a case must be answered; nil for a chat or a case without a limit.
  public let due: Timestamp?
  /// The page that handed over; nil when the desk did not understand.
  public let intent: IntentID?
  public init(
    id: HandoffID, kind: Kind, queue: QueueName, priority: Priority, due: Timestamp?,
    intent: IntentID?
  ) {
    self.id = id
    self.kind = kind
    self.queue = queue
    self.priority = priority
    self.due = due
    self.intent = intent
  }

  /// The same handoff in another queue.
  public func moved(to queue: QueueName) -> Handoff {
    Handoff(id: id, kind: kind, queue: queue, priority: priority, due: due, intent: intent)
  }
}
