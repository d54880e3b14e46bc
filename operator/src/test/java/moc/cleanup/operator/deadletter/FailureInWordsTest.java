package moc.cleanup.operator.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureInWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SQLSTATE 23503: ERROR: update or delete on table "moc_instructions" violates RESTRICT setting of foreign key constraint "orders_moc_id_fkey" on table "orders" | A row of "orders" refers to it; its foreign key forbids deletion.
          SQLSTATE 42501: ERROR: permission denied for table moc_files | The worker's database user lacks a privilege.
          SQLSTATE 40P01: ERROR: deadlock detected | Other sessions held its rows locked for too long.
          SQLSTATE 55P03: ERROR: canceling statement due to lock timeout | Other sessions held its rows locked for too long.
          SQLSTATE 57014: ERROR: canceling statement due to statement timeout | The database ended a statement that took too long: other sessions held its rows locked, or the MOC is larger than an invocation can delete.
          SQLSTATE 08006: An I/O error occurred | The database could not be reached.
          SQLSTATE 57P01: FATAL: terminating connection | The database could not be reached.
          IllegalStateException: the locked MOC was not deleted | The deletion failed for a reason that is not a usual one.
          """)
  void whatTheLedgerHoldsIsSaidInPlainWords(String lastError, String words) {
    assertThat(FailureInWords.of(lastError)).isEqualTo(words);
  }
}
