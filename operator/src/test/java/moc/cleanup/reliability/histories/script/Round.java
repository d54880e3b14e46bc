package moc.cleanup.reliability.histories.script;

import java.util.List;
import java.util.stream.Collectors;
import moc.cleanup.reliability.histories.application.Change;

/// What happens at once, after some days on which nothing happened.
///
/// @param before what the application has done then, while nobody else was there
/// @param troubles what goes wrong meanwhile
/// @param changes by the application, one after the other
/// @param orders by an operator, one after the other
/// @param acts of the machinery, all at once
public record Round(
    int days,
    List<Change> before,
    List<Trouble> troubles,
    List<Change> changes,
    List<Order> orders,
    List<Act> acts) {

  /// Copies the lists.
  public Round {
    before = List.copyOf(before);
    troubles = List.copyOf(troubles);
    changes = List.copyOf(changes);
    orders = List.copyOf(orders);
    acts = List.copyOf(acts);
  }

  public Round withBefore(List<Change> others) {
    return new Round(days, others, troubles, changes, orders, acts);
  }

  public Round withTroubles(List<Trouble> others) {
    return new Round(days, before, others, changes, orders, acts);
  }

  public Round withChanges(List<Change> others) {
    return new Round(days, before, troubles, others, orders, acts);
  }

  public Round withOrders(List<Order> others) {
    return new Round(days, before, troubles, changes, others, acts);
  }

  public Round withActs(List<Act> others) {
    return new Round(days, before, troubles, changes, orders, others);
  }

  /// Whether nothing may fail.
  public boolean isCalm() {
    return troubles.isEmpty() && !acts.contains(new Act.EndSessions());
  }

  @Override
  public String toString() {
    return (days == 0 ? "" : "  %d days pass%n".formatted(days))
        + lines("before: ", before)
        + lines("trouble: ", troubles)
        + lines("application: ", changes)
        + lines("operator: ", orders)
        + lines("machinery: ", acts);
  }

  static String lines(String who, List<?> steps) {
    return steps.stream()
        .map(step -> "  %s%s%n".formatted(who, step))
        .collect(Collectors.joining());
  }
}
