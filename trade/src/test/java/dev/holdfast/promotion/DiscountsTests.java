package dev.holdfast.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.promotion.Discounts.Misfit;
import dev.holdfast.promotion.Discounts.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscountsTests {
  private static final Basket LAMPS =
      new Basket(List.of("LAMP", "BULB"), new long[] {2, 3}, new long[] {1_000, 100});

  private static Benefit fixed(long amount) {
    return new Benefit(BenefitKind.FIXED, amount, null, null, null, null);
  }

  private static Benefit percent(long basisPoints, @Nullable Long cap) {
    return new Benefit(BenefitKind.PERCENT, null, basisPoints, cap, null, null);
  }

  private static Benefit free(String sku) {
    return new Benefit(BenefitKind.FREE_ITEM, null, null, null, null, sku);
  }

  private static Offer offer(long id, Benefit benefit, Stacking stacking) {
    var campaign =
        new Campaign(
            id,
            "c",
            "GBP",
            benefit,
            stacking,
            new Limits(10, null, null, null, null),
            new Period(Instant.EPOCH, null, "UTC", null),
            Audience.ALL,
            new Earning(GrantMode.CLAIM, null, null),
            CampaignStatus.ACTIVE,
            Tally.NONE,
            1);
    return new Offer(id * 10, campaign);
  }

  private static Offer offer(long id, Benefit benefit) {
    return offer(id, benefit, Stacking.STACKABLE);
  }

  private static List<Long> amounts(Discounts discounts) {
    return discounts.parts().stream().map(Discounts.Part::amount).toList();
  }

  @Test
  void spreadsAnAmountOverTheLinesToTheLastUnit() {
    var discounts = Discounts.of(List.of(offer(1, fixed(100))), LAMPS);
    assertThat(discounts.byLine()).containsExactly(86, 14);
    assertThat(amounts(discounts)).containsExactly(100L);
  }

  @Test
  void takesNoMoreThanThereIs() {
    var discounts = Discounts.of(List.of(offer(1, fixed(5_000))), LAMPS);
    assertThat(discounts.byLine()).containsExactly(2_000, 300);
    assertThat(amounts(discounts)).containsExactly(2_300L);
  }

  @Test
  void aSecondFreeItemTakesAnotherUnitOffWhicheverLineHasIt() {
    var basket =
        new Basket(List.of("B", "A", "B"), new long[] {1, 1, 1}, new long[] {300, 1_000, 300});
    var offers = List.of(offer(1, free("B")), offer(2, free("B")), offer(3, free("B")));
    var discounts = Discounts.of(offers, basket);
    assertThat(discounts.byLine()).containsExactly(300, 0, 300);
    assertThat(amounts(discounts)).containsExactly(300L, 300L, 0L);
  }

  /// By its id and by the code that it came of.
  @Test
  void aCouponThatIsNamedTwiceIsNotCombinable() {
    var one = offer(1, fixed(100));
    var again = new Offer(one.coupon(), one.campaign());
    assertThat(Discounts.misfit(one, List.of(one, again), "GBP", LAMPS))
        .isEqualTo(Misfit.NOT_COMBINABLE);
  }

  @Test
  void roundsAPercentageDownAndCapsIt() {
    var basket = new Basket(List.of("A"), new long[] {1}, new long[] {999});
    assertThat(amounts(Discounts.of(List.of(offer(1, percent(1_000, null))), basket)))
        .containsExactly(99L);
    assertThat(amounts(Discounts.of(List.of(offer(1, percent(1_000, 42L))), basket)))
        .containsExactly(42L);
    assertThat(amounts(Discounts.of(List.of(offer(1, percent(10_000, null))), basket)))
        .containsExactly(999L);
  }

  @Test
  void countsFreeItemsThenPercentagesThenAmounts() {
    var offers =
        List.of(offer(3, fixed(200)), offer(2, percent(5_000, null)), offer(1, free("LAMP")));
    var discounts = Discounts.of(offers, LAMPS);
    assertThat(discounts.parts())
        .containsExactly(
            new Discounts.Part(10, 1, 1_000),
            new Discounts.Part(20, 2, 650),
            new Discounts.Part(30, 3, 200));
    assertThat(LongStream.of(discounts.byLine()).sum()).isEqualTo(1_850);
  }

  @Test
  void countsTheOlderCampaignFirstWithinAKind() {
    var discounts =
        Discounts.of(
            List.of(offer(2, percent(5_000, null)), offer(1, percent(1_000, null))), LAMPS);
    assertThat(discounts.parts())
        .containsExactly(new Discounts.Part(10, 1, 230), new Discounts.Part(20, 2, 1_035));
  }

  @Test
  void takesOneUnitOfAFreeItemUpToItsCap() {
    var capped = new Benefit(BenefitKind.FREE_ITEM, null, null, 60L, null, "BULB");
    assertThat(Discounts.of(List.of(offer(1, free("BULB"))), LAMPS).byLine())
        .containsExactly(0, 100);
    assertThat(Discounts.of(List.of(offer(1, capped)), LAMPS).byLine()).containsExactly(0, 60);
  }

  @Test
  void tellsWhatSpeaksAgainstACouponInItsOrderOfPrecedence() {
    var threshold = new Benefit(BenefitKind.FIXED, 5L, null, null, 2_301L, null);
    var reached = new Benefit(BenefitKind.FIXED, 5L, null, null, 2_300L, null);
    var other = offer(9, fixed(1));
    var alone = offer(1, threshold, Stacking.EXCLUSIVE);
    assertThat(Discounts.misfit(alone, List.of(alone, other), "EUR", LAMPS))
        .isEqualTo(Misfit.OTHER_CURRENCY);
    assertThat(Discounts.misfit(alone, List.of(alone, other), "GBP", LAMPS))
        .isEqualTo(Misfit.NOT_COMBINABLE);
    assertThat(Discounts.misfit(alone, List.of(alone), "GBP", LAMPS))
        .isEqualTo(Misfit.BELOW_THRESHOLD);
    assertThat(Discounts.misfit(offer(1, reached), List.of(alone), "GBP", LAMPS)).isNull();
    var item = offer(1, free("CHAIR"));
    assertThat(Discounts.misfit(item, List.of(item), "GBP", LAMPS)).isEqualTo(Misfit.ITEM_MISSING);
  }

  @Test
  void combinesOneCouponOfEachCampaign() {
    var one = offer(1, fixed(1));
    var same = new Offer(11, one.campaign());
    var other = offer(2, fixed(1));
    assertThat(Discounts.misfit(one, List.of(one, other), "GBP", LAMPS)).isNull();
    assertThat(Discounts.misfit(one, List.of(one, same), "GBP", LAMPS))
        .isEqualTo(Misfit.NOT_COMBINABLE);
  }

  /// Also for amounts whose product does not fit a long.
  @Test
  void whateverTheGoodsThePartsAddUp() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      int lines = 1 + random.nextInt(6);
      long largest = random.nextInt(4) == 0 ? 100_000_000_000_000L : 2_000;
      var skus = new ArrayList<String>();
      var quantities = new long[lines];
      var prices = new long[lines];
      for (int i = 0; i < lines; i++) {
        skus.add("S" + i);
        quantities[i] = 1 + random.nextInt(5);
        prices[i] = random.nextLong(largest);
      }
      var basket = new Basket(skus, quantities, prices);
      var offers =
          List.of(
              offer(1, fixed(1 + random.nextLong(largest))),
              offer(2, percent(1 + random.nextInt(10_000), null)),
              offer(3, free("S0")));
      var discounts = Discounts.of(offers, basket);
      long byCoupon = amounts(discounts).stream().mapToLong(Long::longValue).sum();
      assertThat(LongStream.of(discounts.byLine()).sum()).isEqualTo(byCoupon);
      for (int i = 0; i < lines; i++) {
        assertThat(discounts.byLine()[i]).isBetween(0L, prices[i] * quantities[i]);
      }
    }
  }
}
