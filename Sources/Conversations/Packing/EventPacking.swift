/// The bytes of events in the log.
///
/// A format byte, the number of events, then each event: a tag and its parts. **To change it:** a
/// tag and the parts behind it never change their meaning and are never used again. A new event,
/// or more parts for an old one, gets a new tag in `EventTag`; what it replaces stays readable. So
/// every newer program reads all that was ever written; an older one says plainly that the bytes
/// are newer. The format byte changes only when the frame itself does.
public enum EventPacking {
  /// The format written, and the newest read.
  public static let format: UInt8 = 1

  public static func pack(_ events: [Event]) -> [UInt8] {
    var packer = Packer()
    packer.put(byte: format)
    packer.put(list: events) { $0.put($1) }
    return packer.bytes
  }

  public static func unpack(_ bytes: [UInt8]) throws(PackingError) -> [Event] {
    try framed(bytes) { (input: inout Unpacker) throws(PackingError) in
      try input.list { (input: inout Unpacker) throws(PackingError) in try input.event() }
    }
  }

  /// Reads the format byte, what `body` reads, and the end.
  static func framed<Whole>(
    _ bytes: [UInt8], _ body: (inout Unpacker) throws(PackingError) -> Whole
  ) throws(PackingError) -> Whole {
    var input = Unpacker(bytes)
    let found = try input.byte()
    guard found == format else { throw .newerFormat(version: found) }
    let whole = try body(&input)
    guard input.isAtEnd else { throw .bytesLeft(at: input.at) }
    return whole
  }
}

/// The fields of a record, packed beside its row.
public enum FieldsPacking {
  public static func pack(_ fields: [SlotValue]) -> [UInt8] {
    var packer = Packer()
    packer.put(byte: EventPacking.format)
    packer.put(list: fields) { $0.put($1) }
    return packer.bytes
  }

  public static func unpack(_ bytes: [UInt8]) throws(PackingError) -> [SlotValue] {
    try EventPacking.framed(bytes) { (input: inout Unpacker) throws(PackingError) in
      try input.list { (input: inout Unpacker) throws(PackingError) in try input.slotValue() }
    }
  }
}
