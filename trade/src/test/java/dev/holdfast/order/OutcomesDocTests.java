package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.promotion.AddCodes;
import dev.holdfast.promotion.AdjustPoints;
import dev.holdfast.promotion.ClaimCode;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.CreateCampaign;
import dev.holdfast.promotion.ExpireCoupon;
import dev.holdfast.promotion.ExtendCampaign;
import dev.holdfast.promotion.GrantCoupon;
import dev.holdfast.promotion.InviteBuyers;
import dev.holdfast.promotion.PutPointsRule;
import dev.holdfast.promotion.RevokeCoupon;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.stock.AdjustStock;
import dev.holdfast.stock.CountStock;
import dev.holdfast.stock.PutLocation;
import dev.holdfast.stock.PutSku;
import dev.holdfast.stock.ReceiveStock;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomesDocTests {
  private static final List<Class<? extends Command>> COMMANDS =
      List.of(
          PutLocation.class,
          PutSku.class,
          ReceiveStock.class,
          AdjustStock.class,
          CountStock.class,
          CreateCampaign.class,
          SteerCampaign.class,
          ExtendCampaign.class,
          InviteBuyers.class,
          AddCodes.class,
          ClaimCoupon.class,
          ClaimCode.class,
          RevokeCoupon.class,
          ExpireCoupon.class,
          PutPointsRule.class,
          AdjustPoints.class,
          GrantCoupon.class,
          ForfeitCoupon.class,
          SettlePoints.class,
          PlaceOrder.class,
          OpenPayment.class,
          RecordOpening.class,
          RecordPayment.class,
          ResolvePayment.class,
          CancelOrder.class,
          ExpireOrder.class,
          ShipOrder.class,
          DeliverShipment.class,
          RequestReturn.class,
          ReceiveReturn.class,
          CloseReturn.class,
          RefundOrder.class,
          ConfirmRefund.class,
          RecordRefund.class);

  @Test
  void everyOutcomeIsListedInItsOrderOfPrecedence() throws IOException {
    var text = new StringBuilder();
    for (var command : COMMANDS) {
      text.append("## ").append(command.getSimpleName()).append("\n\n");
      int number = 1;
      for (var outcome : outcomes(command).toList()) {
        text.append("%d. `%s`%n".formatted(number++, Codec.name(outcome)));
      }
      text.append('\n');
    }
    DocSections.check("outcomes.md", "outcomes", text.toString());
  }

  @Test
  void everyCommandHasItsDecider() {
    var deciders = TradeDeciders.all(Set.of("offline"));
    assertThat(COMMANDS).allMatch(deciders::knows);
  }

  @Test
  void refusalsComeBeforeSuccess() {
    for (var command : COMMANDS) {
      var kinds = outcomes(command).map(Refusal.class::isAssignableFrom).toList();
      int refusals = (int) kinds.stream().filter(refused -> refused).count();
      assertThat(kinds.subList(0, refusals)).as(command.getSimpleName()).doesNotContain(false);
      assertThat(kinds.subList(refusals, kinds.size())).isNotEmpty();
    }
  }

  @Test
  void everyRefusalIsExplainedWithItsFields() throws IOException {
    var document = DocSections.read("outcomes.md");
    var refusals =
        COMMANDS.stream()
            .flatMap(OutcomesDocTests::outcomes)
            .filter(Refusal.class::isAssignableFrom)
            .collect(Collectors.toSet());
    for (var refusal : refusals) {
      var name = "| `" + Codec.name(refusal) + "` |";
      var fields =
          Arrays.stream(refusal.getRecordComponents())
              .map(component -> "`" + component.getName() + "`")
              .collect(Collectors.joining(", ", "| ", " |"));
      assertThat(document.lines().filter(line -> line.startsWith(name)))
          .as(name)
          .singleElement()
          .asString()
          .endsWith(fields);
    }
  }

  private static Stream<Class<?>> outcomes(Class<? extends Command> command) {
    var result =
        Arrays.stream(command.getDeclaredClasses())
            .filter(nested -> nested.getSimpleName().equals("Result"))
            .findAny()
            .orElseThrow();
    return Arrays.stream(result.getPermittedSubclasses());
  }
}
