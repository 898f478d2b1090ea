package dev.holdfast.provider.alipay;

import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An app at Alipay and the seller whose money it takes.
///
/// @param name what we call the account
/// @param sellerId the seller's user id, 2088...
/// @param gateway where calls go to, `https://openapi.alipay.com/gateway.do`
/// @param notifyUrl where Alipay shall send its callbacks
/// @param returnUrl where the buyer comes back to, null when the app says so itself
/// @param appKey signs what we send
/// @param alipayKeys any of them may sign what Alipay sends; several while they change
public record AlipayAccount(
    String name,
    String appId,
    String sellerId,
    Product product,
    URI gateway,
    URI notifyUrl,
    @Nullable URI returnUrl,
    PrivateKey appKey,
    List<PublicKey> alipayKeys) {
  /// How the buyer gets to pay.
  public enum Product {
    /// The browser goes to Alipay: the parameter `payUrl`.
    PAGE,
    /// He scans a code with his phone: the parameter `qrCode`.
    QR
  }

  public AlipayAccount {
    alipayKeys = List.copyOf(alipayKeys);
    if (alipayKeys.isEmpty()) throw new IllegalArgumentException(name + " has no Alipay key");
  }

  /// Without keys.
  @Override
  public String toString() {
    return "AlipayAccount[%s, app %s, seller %s]".formatted(name, appId, sellerId);
  }
}
