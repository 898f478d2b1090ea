package dev.holdfast.kernel;

/// A part of the journal that one reader follows: the entries of one kind of aggregate, or a part
/// of them. An aggregate is in one part for ever, and with it all others of the same shard key, so
/// each is read in the order of its versions while several readers work side by side.
///
/// @param aggregate the kind, null for all
/// @param part from 0
/// @param parts how many there are
public record Share(@org.jspecify.annotations.Nullable String aggregate, int part, int parts) {
  public static final Share ALL = new Share(null, 0, 1);

  public Share {
    if (part < 0 || part >= parts) throw new IllegalArgumentException(part + " of " + parts);
  }

  public boolean has(JournalEntry entry) {
    return (aggregate == null || aggregate.equals(entry.aggregate()))
        && IdSequence.shardOf(entry.id()) % parts == part;
  }
}
