package dev.holdfast.provider.alipay;

import com.alipay.api.internal.util.AlipayLogger;
import java.security.Security;

/// The SDK, kept from changing what is not its own.
final class AlipaySdk {
  private static final String DISABLED_ALGORITHMS = "jdk.certpath.disabledAlgorithms";

  private AlipaySdk() {}

  /// Loads the SDK's client, which on this occasion clears the JVM's list of algorithms that no
  /// certificate may be signed with, for every TLS connection of the process, and puts it back.
  /// Must come before anything that extends the client.
  static synchronized void load() {
    var disabled = Security.getProperty(DISABLED_ALGORITHMS);
    try {
      Class.forName("com.alipay.api.AbstractAlipayClient");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } finally {
      if (disabled != null) Security.setProperty(DISABLED_ALGORITHMS, disabled);
    }
    // It would log whole requests; what matters of an answer is told by its sighting.
    AlipayLogger.setNeedEnableLogger(false);
  }
}
