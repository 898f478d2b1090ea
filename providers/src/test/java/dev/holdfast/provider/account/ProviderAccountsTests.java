package dev.holdfast.provider.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.provider.Opening;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.contract.Charges;
import dev.holdfast.provider.contract.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderAccountsTests {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("STRIPE_SECRET_KEY", "sk_live_51secret", "SEAL", "0123456789abcdef0123456789abcdef");
  private static final String WHOLE =
      """
      {
        "callbackBase": "https://shop.example.com/",
        "connectSeconds": 2,
        "accounts": [
          {"name": "alipay", "provider": "alipay", "appId": "2016092101248425",
           "sellerId": "2088201909970555", "product": "PAGE",
           "appKey": {"file": "merchant.pem"}, "alipayKeys": [{"file": "platform.pem"}]},
          {"name": "wechat", "provider": "wechat", "appid": "wx1", "mchid": "1230000109",
           "serial": "3775B6A45ACD588826D15E583A95F5DD00000000",
           "merchantKey": {"file": "merchant.pem"}, "apiV3Key": [{"env": "SEAL"}],
           "platformKeys": {"PUB_KEY_ID_1": {"file": "platform.pem"}}},
          {"name": "stripe-eu", "provider": "stripe", "secretKey": {"env": "STRIPE_SECRET_KEY"},
           "webhookSecrets": ["whsec_a", "whsec_b"]},
          {"name": "stripe-us", "provider": "stripe", "secretKey": {"env": "STRIPE_SECRET_KEY"},
           "webhookSecrets": "whsec_c"}
        ]
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void keys() throws IOException {
    write("merchant.pem", pem("PRIVATE KEY", Keys.MERCHANT.getPrivate()));
    write("platform.pem", pem("PUBLIC KEY", Keys.PLATFORM.getPublic()));
  }

  private static String pem(String kind, Key key) {
    var body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }

  private Path write(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private ProviderAccounts load(String text) throws IOException {
    return ProviderAccounts.load(write("accounts.json", text), ENVIRONMENT);
  }

  @Test
  void severalAccountsOfEachProviderComeFromOneFile() throws IOException {
    try (var accounts = load(WHOLE)) {
      assertThat(accounts.providers())
          .extracting(PaymentProvider::account)
          .containsExactly("alipay", "wechat", "stripe-eu", "stripe-us");
      var alipay = accounts.providers().getFirst();
      var ready = (Opening.Ready) alipay.open(Charges.fresh("CNY"));
      assertThat(ready.params().get("payUrl"))
          .startsWith("https://openapi.alipay.com/gateway.do?")
          .contains("https%3A%2F%2Fshop.example.com%2Fv1%2Fcallbacks%2Falipay");
      assertThat(accounts.toString()).doesNotContain("sk_", "whsec");
    }
  }

  @Test
  void noAccountIsAnInstallationToo() throws IOException {
    try (var none = ProviderAccounts.none();
        var empty = load("{\"accounts\": []}")) {
      assertThat(none.providers()).isEmpty();
      assertThat(empty.providers()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": "wechat"        | "name": "alipay"      | accounts[1].name is taken
          "name": "wechat"        | "name": "offline"     | accounts[1].name must be
          "provider": "wechat"    | "provider": "paypal"  | accounts[1].provider must be alipay
          "appid": "wx1",         | ''                    | accounts[1].appid is missing
          "appid": "wx1"          | "appid": 1, "x": 2    | accounts[1].x is not known
          "product": "PAGE"       | "product": "FAX"      | accounts[0].product must be PAGE or QR
          {"env": "SEAL"}         | {"env": "NONE"}       | accounts[1].apiV3Key[0] names the
          {"env": "SEAL"}         | "short"               | accounts[1].apiV3Key[0] must have 32
          {"file": "platform.pem"}| {"file": "none.pem"}  | accounts[0].alipayKeys[0] names
          {"file": "merchant.pem"}| {"file": "platform.pem"}| accounts[0].appKey is no RSA private
          {"file": "merchant.pem"}| {"url": "x"}          | accounts[0].appKey must be text, {"file"
          "connectSeconds": 2     | "connectSeconds": 0   | connectSeconds must be 1 to 60
          "connectSeconds": 2     | "connectSeconds": 9   | answerSeconds is less
          https://shop            | http://shop           | callbackBase must be https://
          "callbackBase"          | "callBackBase"        | callBackBase is not known
          "accounts": [           | "accounts": 7, "b": [ | b is not known
          "mchid": "1230000109"   | "mchid": "1", "base": "https://x.example/y" | accounts[1] cannot be used
          {                       | [                     | is no JSON
          """)
  void errorsNameTheFileAndTheField(String right, String wrong, String message) {
    assertThatThrownBy(() -> load(WHOLE.replace(right, wrong)))
        .isInstanceOf(InvalidAccounts.class)
        .hasMessageContaining("accounts.json: " + message)
        .message()
        .doesNotContain("whsec_", "sk_live", "0123456789abcdef");
  }

  @Test
  void aSecretThatEverybodyCanReadIsRefused() throws IOException {
    var key = folder.resolve("merchant.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> load(WHOLE))
        .hasMessageContaining("accounts[0].appKey")
        .hasMessageContaining("chmod 600 " + key);
    keys();
    var file = write("accounts.json", WHOLE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> ProviderAccounts.load(file, ENVIRONMENT))
        .hasMessageContaining("accounts[2].webhookSecrets[0]")
        .hasMessageContaining("chmod 600 " + file);
  }

  /// As the sandbox writes it: the file is private, and the keys are in it.
  @Test
  void keysMayStandInAPrivateFileItself() throws IOException {
    var key = pem("PRIVATE KEY", Keys.MERCHANT.getPrivate()).replace("\r", "").replace("\n", "\\n");
    var inline = WHOLE.replace("{\"file\": \"merchant.pem\"}", "\"" + key + "\"");
    try (var accounts = load(inline)) {
      assertThat(accounts.providers()).hasSize(4);
    }
  }

  @Test
  void keysComeAsTheConsolesShowThem() {
    var text = Base64.getEncoder().encodeToString(Keys.MERCHANT.getPrivate().getEncoded());
    assertThat(Keyring.privateKey(text)).isEqualTo(Keys.MERCHANT.getPrivate());
    var pkcs1 = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----";
    assertThatThrownBy(() -> Keyring.privateKey(pkcs1)).hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> Keyring.publicKey("%%%")).hasMessage("is no Base64");
  }
}
