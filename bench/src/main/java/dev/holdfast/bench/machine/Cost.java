package dev.holdfast.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.holdfast.bench.load.ClosedLoop;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/// What a run costs: CPU time of this process, clients and all, and of the database; and memory.
/// Confined to one run.
public final class Cost implements ClosedLoop.Meter {
  private static final OperatingSystemMXBean THIS_PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final OptionalLong postmaster;
  private double processSeconds;
  private double databaseSeconds;
  private long processBytes;
  private long databaseBytes;

  /// @param postmaster the database's process, if it runs here
  public Cost(OptionalLong postmaster) {
    this.postmaster = postmaster;
  }

  @Override
  public void begin() {
    ProcessCost.resetPeak();
    processSeconds = -ownSeconds();
    databaseSeconds = -ProcessCost.tree(postmaster).cpuSeconds();
  }

  @Override
  public void end() {
    processSeconds += ownSeconds();
    var database = ProcessCost.tree(postmaster);
    databaseSeconds += database.cpuSeconds();
    databaseBytes = database.privateBytes();
    processBytes = ProcessCost.peak();
  }

  private static double ownSeconds() {
    return THIS_PROCESS.getProcessCpuTime() / 1e9;
  }

  public double processSeconds() {
    return processSeconds;
  }

  public double databaseSeconds() {
    return databaseSeconds;
  }

  /// The peak of this process's resident memory.
  public long processBytes() {
    return processBytes;
  }

  /// What the database's processes have beside their shared memory.
  public long databaseBytes() {
    return databaseBytes;
  }
}
