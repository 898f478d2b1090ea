package dev.holdfast.provider.contract;

/// What every adapter must do. An adapter's test class implements this and says how to open one.
public interface ProviderContract extends CallbackContract, CallContract {}
