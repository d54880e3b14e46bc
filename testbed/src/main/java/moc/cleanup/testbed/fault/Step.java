package moc.cleanup.testbed.fault;

/// One thing that a process does to the outside, or asks of it. Named and counted, so that it is
/// found again in another run in which other steps come between.
///
/// @param occurrence which one of its kind and name it is, from 1, in the order of their arrival
public record Step(StepKind kind, String name, int occurrence) {

  @Override
  public String toString() {
    return occurrence == 1 ? name : name + " (" + occurrence + ")";
  }
}
