package dev.holdfast.bench.machine;

/// Lets tests of other packages use a server that is not durable.
public final class UnsafeCluster {
  private UnsafeCluster() {}

  public static Cluster on(Address admin) {
    return Cluster.unsafe(admin);
  }
}
