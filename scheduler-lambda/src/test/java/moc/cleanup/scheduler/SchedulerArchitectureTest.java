package moc.cleanup.scheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "moc.cleanup", importOptions = ImportOption.DoNotIncludeTests.class)
class SchedulerArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfTheOtherModules =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.scheduler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "moc.cleanup.worker..",
              "moc.cleanup.testbed..",
              "moc.cleanup.operator..",
              "moc.cleanup.migration..");

  @ArchTest
  static final ArchRule hasNoSqlOfItsOwn =
      noClasses()
          .that()
          .resideInAPackage("moc.cleanup.scheduler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "org.postgresql..", "org.jdbi..statement..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("Handle");

  @ArchTest
  static final ArchRule lambdaStopsAtTheHandler =
      classes()
          .that(resideInAPackage("moc.cleanup.scheduler.."))
          .and()
          .haveSimpleNameNotEndingWith("Handler")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule theSdkStopsAtTheQueueAndAtTheWiring =
      noClasses()
          .that(resideInAPackage("moc.cleanup.scheduler.."))
          .and(
              simpleNameStartingWith("Sqs")
                  .or(simpleNameStartingWith("Dagger"))
                  .or(simpleNameEndingWith("Clients"))
                  .or(simpleNameEndingWith("Module"))
                  .or(simpleNameEndingWith("Factory"))
                  .or(simpleNameEndingWith("ComponentImpl"))
                  .negate())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule hikariStaysWithTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackages("moc.cleanup.database", "moc.cleanup.testbed")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.zaxxer.hikari..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("moc.cleanup.(**)").should().beFreeOfCycles();
}
