package moc.cleanup.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(packages = "moc.cleanup.worker", importOptions = DoNotIncludeTests.class)
class WorkerArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_THE_SCHEDULER_NOR_THE_TESTBED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "moc.cleanup.scheduler..", "moc.cleanup.testbed..", "moc.cleanup.operator..");

  @ArchTest
  static final ArchRule RUNS_NO_DDL =
      noClasses().should().dependOnClassesThat().resideInAPackage("moc.cleanup.migration..");

  @ArchTest
  static final ArchRule LAMBDA_STOPS_AT_THE_HANDLER =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Handler")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule AWS_STOPS_AT_ITS_EDGE =
      noClasses()
          .that()
          .haveNameNotMatching(
              ".*\\.((S3|Sqs)\\w+|DeletionTally|NobodysLogin|Worker(Clients|Handler|Module|Component)|DaggerWorker.*|Worker.*_.*)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule A_TRANSACTION_TOUCHES_NOTHING_BUT_THE_DATABASE =
      noClasses()
          .that()
          .resideInAPackage("..mocdeletion..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awssdk..", "..objectdeletion..", "java.net..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_KNOW_THE_HANDLER =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.worker.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("moc.cleanup.worker");

  /// Their seeds are in the snapshot, and every process that is restored from it would draw the same.
  @ArchTest
  static final ArchRule DRAWS_NOTHING_THAT_WAS_SEEDED_BEFORE_THE_SNAPSHOT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ThreadLocalRandom.class, SplittableRandom.class, Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("moc.cleanup.worker.(*)..").should().beFreeOfCycles();
}
