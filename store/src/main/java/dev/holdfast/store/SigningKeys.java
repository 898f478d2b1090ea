package dev.holdfast.store;

/// Random keys for signatures that every server on the database must be able to check. Created by
/// the first who asks. Thread-safe.
public final class SigningKeys {
  private static final String CREATE =
      "insert into signing_key (purpose, secret) values (?, ?) on conflict (purpose) do nothing";
  private static final String FIND = "select secret from signing_key where purpose = ?";

  private final Reads reads;

  SigningKeys(Reads reads) {
    this.reads = reads;
  }

  /// 32 bytes, the same for every server and for ever.
  ///
  /// @param purpose what it signs, e.g. `buyer-token`; another purpose has another key
  public byte[] key(String purpose) {
    var known = reads.one(FIND, row -> row.getBytes(1), purpose);
    if (known.isPresent()) return known.get();
    reads.run(new Pipeline().update(CREATE, count -> {}, purpose, Secrets.random()));
    return reads.one(FIND, row -> row.getBytes(1), purpose).orElseThrow();
  }
}
