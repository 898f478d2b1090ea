package dev.holdfast.order;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OrdersDocTests {
  @Test
  void theDiagramIsTheCodes() throws IOException {
    DocSections.check(
        "orders.md", "diagram", "```mermaid\n" + TransitionDiagram.mermaid() + "```\n");
  }

  @Test
  void theTableIsTheCodes() throws IOException {
    DocSections.check("orders.md", "table", TransitionDiagram.table());
  }
}
