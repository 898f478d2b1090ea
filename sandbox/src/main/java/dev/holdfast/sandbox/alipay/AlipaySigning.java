package dev.holdfast.sandbox.alipay;

import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.keys.Rsa;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// RSA2 over sorted parameters. A request's signature covers its `sign_type`, a notice's does not.
final class AlipaySigning {
  private final Keys.Alipay keys;

  AlipaySigning(Keys.Alipay keys) {
    this.keys = keys;
  }

  boolean isByMerchant(Map<String, String> request) {
    return Rsa.verify(
        content(request, Set.of("sign")),
        request.getOrDefault("sign", ""),
        keys.merchant().publicKey());
  }

  /// Of the text of an answer.
  String answer(String text) {
    return Rsa.sign(text, keys.provider().privateKey());
  }

  String notice(Map<String, String> notice, boolean byStranger) {
    var pair = byStranger ? keys.stranger() : keys.provider();
    return Rsa.sign(content(notice, Set.of("sign", "sign_type")), pair.privateKey());
  }

  private static String content(Map<String, String> parameters, Set<String> unsigned) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .filter(it -> !unsigned.contains(it.getKey()) && !it.getValue().isEmpty())
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining("&"));
  }
}
