package dev.holdfast.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.sandbox.fault.Fault;

/// A line of the append-only file. What it is about is named by the provider's ids.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = Entry.Visited.class, name = "visited"),
  @JsonSubTypes.Type(value = Entry.Charged.class, name = "charged"),
  @JsonSubTypes.Type(value = Entry.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = Entry.Struck.class, name = "struck"),
  @JsonSubTypes.Type(value = Entry.RefundAsked.class, name = "refund-asked"),
  @JsonSubTypes.Type(value = Entry.RefundSettled.class, name = "refund-settled"),
  @JsonSubTypes.Type(value = Entry.RefundFailed.class, name = "refund-failed"),
  @JsonSubTypes.Type(value = Entry.Written.class, name = "written"),
  @JsonSubTypes.Type(value = Entry.Sent.class, name = "sent"),
  @JsonSubTypes.Type(value = Entry.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = Entry.Answered.class, name = "answered")
})
public sealed interface Entry {
  record Opened(Trade trade) implements Entry {}

  /// The buyer has seen it.
  record Visited(String trade, long at) implements Entry {}

  record Charged(String trade, long amount, long at) implements Entry {}

  record Closed(String trade, long at) implements Entry {}

  record Struck(String trade, Fault fault) implements Entry {}

  record RefundAsked(Refund refund) implements Entry {}

  record RefundSettled(String refund, long at) implements Entry {}

  record RefundFailed(String refund, long at) implements Entry {}

  /// A message that shall be sent.
  record Written(Message message) implements Entry {}

  record Sent(String message, Attempt attempt) implements Entry {}

  record Ended(String message, Message.End end) implements Entry {}

  /// The first answer to an idempotency key.
  ///
  /// @param request a fingerprint of what was asked
  record Answered(String key, String request, int status, String body, long at) implements Entry {}
}
