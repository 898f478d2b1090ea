package dev.holdfast.bench.report;

/// Who is measured.
public enum Party {
  ROW_LOCK("row lock"),
  COMMON_WAY("read, check, write back"),
  ENGINE("engine"),
  API("API"),
  API_BATCH("API, NDJSON"),
  CEILING("ceiling");

  private final String label;

  Party(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
