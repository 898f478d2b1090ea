package dev.holdfast.store;

import dev.holdfast.promotion.Audience;
import dev.holdfast.promotion.BenefitKind;
import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.CouponState;
import dev.holdfast.promotion.GrantMode;
import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.Stacking;
import dev.holdfast.promotion.Trigger;
import dev.holdfast.store.Codes.Code;

/// The one-letter codes of the promotion's enumerations; part of the stored format.
final class PromotionCodes {
  /// Stands for no trigger.
  static final char NONE = '-';

  static final Code<BenefitKind> KIND = new Code<>(BenefitKind.class, PromotionCodes::letter);
  static final Code<Stacking> STACKING = new Code<>(Stacking.class, PromotionCodes::letter);
  static final Code<Audience> AUDIENCE = new Code<>(Audience.class, PromotionCodes::letter);
  static final Code<GrantMode> MODE = new Code<>(GrantMode.class, PromotionCodes::letter);
  static final Code<Trigger> TRIGGER = new Code<>(Trigger.class, PromotionCodes::letter);
  static final Code<CampaignStatus> STATUS =
      new Code<>(CampaignStatus.class, PromotionCodes::letter);
  static final Code<CouponState> COUPON = new Code<>(CouponState.class, PromotionCodes::letter);

  static final Code<PointsAccount> ACCOUNT =
      new Code<>(PointsAccount.class, PromotionCodes::letter);

  private PromotionCodes() {}

  private static int letter(BenefitKind kind) {
    return switch (kind) {
      case FREE_ITEM -> 'I';
      case PERCENT -> 'P';
      case FIXED -> 'F';
    };
  }

  private static int letter(Stacking stacking) {
    return switch (stacking) {
      case EXCLUSIVE -> 'E';
      case STACKABLE -> 'S';
    };
  }

  private static int letter(Audience audience) {
    return switch (audience) {
      case ALL -> 'A';
      case LIST -> 'L';
      case FIRST_ORDER -> 'F';
    };
  }

  private static int letter(GrantMode mode) {
    return switch (mode) {
      case CLAIM -> 'C';
      case EVENT -> 'E';
      case CODES -> 'K';
    };
  }

  private static int letter(Trigger trigger) {
    return switch (trigger) {
      case ORDER_PAID -> 'P';
      case FIRST_ORDER -> 'F';
      case AMOUNT_REACHED -> 'A';
      case ORDER_DELIVERED -> 'D';
    };
  }

  private static int letter(CampaignStatus status) {
    return switch (status) {
      case ACTIVE -> 'A';
      case PAUSED -> 'P';
      case CLOSED -> 'C';
    };
  }

  private static int letter(PointsAccount account) {
    return switch (account) {
      case AVAILABLE -> 'A';
      case HELD -> 'H';
      case OWED -> 'O';
      case ISSUED -> 'I';
      case REDEEMED -> 'R';
      case ADJUSTED -> 'J';
    };
  }

  private static int letter(CouponState state) {
    return switch (state) {
      case ISSUED -> 'I';
      case HELD -> 'H';
      case REDEEMED -> 'R';
      case EXPIRED -> 'E';
      case REVOKED -> 'V';
    };
  }
}
