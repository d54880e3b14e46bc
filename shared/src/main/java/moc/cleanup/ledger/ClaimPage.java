package moc.cleanup.ledger;

import java.util.List;
import java.util.UUID;

/// One page of a lane: what was claimed, and where the next page begins.
///
/// @param candidates how many MOCs were looked at; zero is the end of the lane
public record ClaimPage(List<Claim> claims, int candidates, Cursor next) {

  /// The place in a lane after which a page begins.
  ///
  /// @param time as PostgreSQL prints it, so that not a microsecond is lost
  public record Cursor(String time, UUID mocId) {

    /// Before the first MOC of any lane.
    public static final Cursor START = new Cursor("-infinity", new UUID(0, 0));
  }

  /// Copies the list.
  public ClaimPage {
    claims = List.copyOf(claims);
  }
}
