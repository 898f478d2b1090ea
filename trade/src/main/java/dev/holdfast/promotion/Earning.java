package dev.holdfast.promotion;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.stock.Bounds;
import org.jspecify.annotations.Nullable;

/// How a campaign's coupons are earned.
///
/// @param trigger of `EVENT`
/// @param amount minor units of the order's total, of `AMOUNT_REACHED`
public record Earning(GrantMode mode, @Nullable Trigger trigger, @Nullable Long amount) {
  public Earning {
    Bounds.present("grant", mode);
    if ((trigger != null) != (mode == GrantMode.EVENT)) {
      throw new InvalidCommand("trigger", "goes with EVENT and with nothing else");
    }
    if ((amount != null) != (trigger == Trigger.AMOUNT_REACHED)) {
      throw new InvalidCommand("triggerAmount", "goes with AMOUNT_REACHED and nothing else");
    }
    if (amount != null) Bounds.within("triggerAmount", amount, 1, Bounds.MAX_AMOUNT);
  }
}
