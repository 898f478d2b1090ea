package dev.holdfast.stock;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.stock.PutLocation.LocationCreated;
import dev.holdfast.stock.PutLocation.LocationUpdated;

final class PutLocationDecider implements Decider<PutLocation> {
  static final String AGGREGATE = "location";

  @Override
  public void needs(PutLocation command, Workspace loaded, Needs needs) {
    needs.lock(StockTables.LOCATION, command.code());
  }

  @Override
  public PutLocation.Result decide(PutLocation command, Workspace workspace, Context context) {
    var former = workspace.find(StockTables.LOCATION, command.code());
    if (former == null) {
      var created = wanted(command, context.ids().next(command.code()), 1);
      put(
          workspace,
          created,
          new LocationEvent.LocationAdded(command.code(), command.name(), command.priority()));
      return new LocationCreated(LocationView.of(created));
    }
    if (former.equals(wanted(command, former.id(), former.version()))) {
      return new LocationUpdated(LocationView.of(former));
    }
    var changed = wanted(command, former.id(), former.version() + 1);
    put(
        workspace,
        changed,
        new LocationEvent.LocationChanged(command.code(), command.name(), command.priority()));
    return new LocationUpdated(LocationView.of(changed));
  }

  private static Location wanted(PutLocation command, long id, long version) {
    return new Location(id, command.code(), command.name(), command.priority(), version);
  }

  private static void put(Workspace workspace, Location location, LocationEvent event) {
    workspace.put(StockTables.LOCATION, location.code(), location);
    workspace.append(new Entry(AGGREGATE, location.id(), location.version(), event));
  }
}
