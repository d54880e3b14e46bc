package moc.cleanup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "moc.cleanup",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class SharedArchitectureTest {

  private static final String[] SHARED = {
    "moc.cleanup.config..",
    "moc.cleanup.database..",
    "moc.cleanup.hold..",
    "moc.cleanup.json..",
    "moc.cleanup.ledger..",
    "moc.cleanup.logging..",
    "moc.cleanup.message..",
    "moc.cleanup.metrics..",
    "moc.cleanup.migration.."
  };

  @ArchTest
  static final ArchRule knowsNoOtherModule =
      noClasses()
          .that()
          .resideInAnyPackage(SHARED)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "moc.cleanup.scheduler..",
              "moc.cleanup.worker..",
              "moc.cleanup.operator..",
              "moc.cleanup.testbed..",
              "com.amazonaws..");

  @ArchTest
  static final ArchRule hikariStaysInThePool =
      noClasses()
          .that()
          .doNotHaveSimpleName("ConnectionPool")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.zaxxer.hikari..");

  @ArchTest
  static final ArchRule theSdkStaysWithTheMetrics =
      noClasses()
          .that()
          .resideInAnyPackage(SHARED)
          .and()
          .doNotHaveSimpleName("CloudWatchMetrics")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("moc.cleanup.(*)..").should().beFreeOfCycles();
}
