package moc.cleanup.reliability.histories.model;

import java.util.List;
import java.util.Set;

/// Something that changed the platform, or that must be judged by what the platform was like then.
public sealed interface Happening {

  /// The application changed something.
  record Changed(Effect effect) implements Happening {}

  /// The application put objects for a row that it could not write.
  record Abandoned(List<String> keys) implements Happening {

    public Abandoned {
      keys = List.copyOf(keys);
    }
  }

  /// A MOC's row was deleted.
  record Gone(String moc) implements Happening {}

  /// A hold has been placed.
  ///
  /// @param owed objects of MOCs that are gone, which it saved
  record Held(Hold hold, Set<String> owed) implements Happening {

    public Held {
      owed = Set.copyOf(owed);
    }
  }

  /// A hold is about to be lifted.
  record Lifted(Hold hold) implements Happening {}

  /// S3 is about to be asked to delete objects.
  record Asked(Set<String> keys) implements Happening {

    public Asked {
      keys = Set.copyOf(keys);
    }
  }

  /// What a change means to the platform.
  interface Effect {
    void applyTo(Model model);
  }
}
