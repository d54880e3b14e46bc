package moc.cleanup.operator.plan;

/// How many things stay, or may stay, for one kind of reason.
record StayCount(PlanItem.Kind kind, String reason, long count) {

  private static final String SHARED = "shared with ";
  private static final String REFERRED_TO = "referred to by ";
  private static final String TOGETHER_WITH_IMAGE = "goes or stays with gallery image ";
  private static final String STAYS_IF = "stays if ";

  /// The kind of a reason: without numbers, ids and texts of others.
  static String kindOf(String reason) {
    if (reason.startsWith(SHARED)) {
      return "shared with MOCs that stay";
    }
    if (reason.startsWith(REFERRED_TO)) {
      return "a row that stays refers to it";
    }
    if (reason.startsWith(TOGETHER_WITH_IMAGE)) {
      return "goes or stays with such an image";
    }
    return reason.startsWith(STAYS_IF) ? "stays if a row that may mean it goes last" : reason;
  }
}
