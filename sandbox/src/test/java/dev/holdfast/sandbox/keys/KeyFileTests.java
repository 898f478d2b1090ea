package dev.holdfast.sandbox.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir Path directory;

  @Test
  void keysAreMadeOnceAndKeptByTheirOwner() throws Exception {
    var file = directory.resolve("keys");
    var keys = KeyFile.ensure(file, NOW);
    assertThat(KeyFile.ensure(file, NOW.plusSeconds(60))).isEqualTo(keys);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(keys.toString()).doesNotContain(keys.stripe().secretKey());
  }

  @Test
  void theCertificateIsOne() throws Exception {
    var keys = KeyFile.ensure(directory.resolve("keys"), NOW).wechat();
    var pem = Pem.of("CERTIFICATE", keys.certificate());
    var certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    certificate.verify(keys.provider().publicKey());
    certificate.checkValidity(Date.from(NOW.plusSeconds(1)));
    assertThat(certificate.getSerialNumber().toString(16))
        .isEqualToIgnoringCase(keys.certificateSerial());
    assertThat(certificate.getPublicKey()).isEqualTo(keys.provider().publicKey());
  }

  @Test
  void aSignatureIsOfOneTextAndOneKey() throws Exception {
    var keys = KeyFile.ensure(directory.resolve("keys"), NOW).alipay();
    var signed = Rsa.sign("text", keys.provider().privateKey());
    assertThat(Rsa.verify("text", signed, keys.provider().publicKey())).isTrue();
    assertThat(Rsa.verify("Text", signed, keys.provider().publicKey())).isFalse();
    assertThat(Rsa.verify("text", signed, keys.stranger().publicKey())).isFalse();
    assertThat(Rsa.verify("text", "no base64", keys.provider().publicKey())).isFalse();
  }
}
