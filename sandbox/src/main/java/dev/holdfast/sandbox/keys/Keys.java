package dev.holdfast.sandbox.keys;

import java.security.PrivateKey;
import java.security.PublicKey;

/// The accounts of one merchant and everybody's keys. RSA keys are base64 of PKCS #8 and X.509.
public record Keys(Alipay alipay, Wechat wechat, Stripe stripe) {
  /// Both halves of a key.
  public record Pair(String secret, String open) {
    static Pair generate() {
      var pair = Rsa.generate();
      return new Pair(Rsa.text(pair.getPrivate()), Rsa.text(pair.getPublic()));
    }

    public PrivateKey privateKey() {
      return Rsa.privateKey(secret);
    }

    public PublicKey publicKey() {
      return Rsa.publicKey(open);
    }

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
      return "Pair[" + open + "]";
    }
  }

  /// @param merchant signs requests
  /// @param provider signs answers and notices
  /// @param stranger signs what is forged
  public record Alipay(
      String appId, String sellerId, Pair merchant, Pair provider, Pair stranger) {}

  /// @param merchantSerial of the merchant's certificate
  /// @param publicKeyId what the provider's key is called in `Wechatpay-Serial`
  /// @param certificate the provider's, base64 of DER
  /// @param certificateSerial what the provider's key is called by those who do not know its id
  /// @param apiV3Key 32 characters that both sides know
  public record Wechat(
      String mchid,
      String appid,
      String merchantSerial,
      Pair merchant,
      Pair provider,
      Pair stranger,
      String publicKeyId,
      String certificate,
      String certificateSerial,
      String apiV3Key) {
    /// Keeps the secret out of logs.
    @Override
    public String toString() {
      return "Wechat[" + mchid + "]";
    }
  }

  /// @param secretKey the merchant's, in `Authorization`
  /// @param webhookSecret signs webhooks
  public record Stripe(String secretKey, String webhookSecret) {
    /// Keeps the secrets out of logs.
    @Override
    public String toString() {
      return "Stripe[]";
    }
  }
}
