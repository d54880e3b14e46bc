package moc.cleanup.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "moc.cleanup", importOptions = ImportOption.DoNotIncludeTests.class)
class OperatorArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfTheInfrastructure =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.operator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("moc.cleanup.infra..", "software.amazon.awscdk..");

  @ArchTest
  static final ArchRule nothingOfTheTestbedReachesALambda =
      noClasses()
          .that()
          .resideOutsideOfPackages("moc.cleanup.operator..", "moc.cleanup.testbed..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("moc.cleanup.operator..", "moc.cleanup.testbed..");

  @ArchTest
  static final ArchRule theDemosPlanKnowsNothingOfTheDeletion =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.operator.demo.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "moc.cleanup.worker..",
              "moc.cleanup.scheduler..",
              "moc.cleanup.ledger..",
              "moc.cleanup.testbed..",
              "org.jdbi..",
              "software.amazon.awssdk..");

  @ArchTest
  static final ArchRule workersInsidesStayInTheWorker =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.operator..")
          .and()
          .resideOutsideOfPackage("moc.cleanup.operator.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("moc.cleanup.worker.*..");

  @ArchTest
  static final ArchRule whatOnlyLooksCannotRunAnything =
      noClasses()
          .that()
          .resideInAnyPackage("moc.cleanup.operator.doctor..", "moc.cleanup.operator.verify..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "moc.cleanup.operator.pipeline..",
              "moc.cleanup.operator.run..",
              "moc.cleanup.migration..",
              "moc.cleanup.testbed..");

  @ArchTest
  static final ArchRule thePlanSeesWhatDecidesAndNothingThatDeletes =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.operator.plan..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "moc\\.cleanup\\.worker\\..*(MocDeletion|ObjectDeletion|Store|WorkerHandler).*"
                  + "|moc\\.cleanup\\.scheduler\\..*(Enqueueing|Queue|SchedulerHandler)"
                  + "|moc\\.cleanup\\.operator\\.(pipeline|run|demo)\\..*");

  @ArchTest
  static final ArchRule theBenchsReportKnowsNothingOfWhatIsMeasured =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.operator.bench.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "moc.cleanup.operator.bench.place..",
              "moc.cleanup.operator.bench.variant..",
              "moc.cleanup.testbed..",
              "org.jdbi..",
              "software.amazon.awssdk..");

  @ArchTest
  static final ArchRule theBenchsPartsHaveNoCycles =
      slices().matching("moc.cleanup.operator.bench.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule deadLettersAreMovedByOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("moc.cleanup.operator.deadletter..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("software\\.amazon\\..*MessageMoveTask.*");

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("moc.cleanup.operator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theConsolesPartsHaveNoCycles =
      slices().matching("moc.cleanup.operator.console.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheConsolesActionsHoldAnything =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.operator.console..")
          .and()
          .resideOutsideOfPackage("moc.cleanup.operator.console.action..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("moc.cleanup.hold.Holds");
}
