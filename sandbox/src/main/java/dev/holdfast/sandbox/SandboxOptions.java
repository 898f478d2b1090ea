package dev.holdfast.sandbox;

import dev.holdfast.sandbox.callback.Schedule;
import dev.holdfast.sandbox.fault.Faults;
import java.nio.file.Path;
import java.time.Duration;

/// How a sandbox runs.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param dataDir where its keys and its ledger are
/// @param merchant whose name the buyer reads
/// @param notifyBase where the merchant's server is, for messages whose address is not in the
///   request that they are about
/// @param refundDelay how long money takes on its way back
public record SandboxOptions(
    String host,
    int port,
    Path dataDir,
    String merchant,
    String notifyBase,
    Schedule schedule,
    Faults faults,
    Duration refundDelay) {

  /// In real time and without faults, on a free loopback port.
  public static SandboxOptions in(Path dataDir, String notifyBase) {
    return new SandboxOptions(
        "127.0.0.1",
        0,
        dataDir,
        "Holdfast demo shop",
        notifyBase,
        Schedule.REAL,
        Faults.NONE,
        Duration.ofSeconds(2));
  }

  public SandboxOptions at(String newHost, int newPort) {
    return new SandboxOptions(
        newHost, newPort, dataDir, merchant, notifyBase, schedule, faults, refundDelay);
  }

  public SandboxOptions sellingAs(String name) {
    return new SandboxOptions(host, port, dataDir, name, notifyBase, schedule, faults, refundDelay);
  }

  public SandboxOptions with(Schedule other) {
    return new SandboxOptions(
        host, port, dataDir, merchant, notifyBase, other, faults, refundDelay);
  }

  public SandboxOptions with(Faults other) {
    return new SandboxOptions(
        host, port, dataDir, merchant, notifyBase, schedule, other, refundDelay);
  }

  public SandboxOptions refundingAfter(Duration delay) {
    return new SandboxOptions(host, port, dataDir, merchant, notifyBase, schedule, faults, delay);
  }
}
