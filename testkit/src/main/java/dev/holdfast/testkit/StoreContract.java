package dev.holdfast.testkit;

/// What every store must do, whatever database it stands on. A store's test class implements this
/// and the two methods of [StoreUnderTest], and inherits the tests.
public interface StoreContract
    extends RowsContract,
        ReceiptsContract,
        CommitContract,
        LocksContract,
        JournalContract,
        CursorContract,
        RaceContract {}
