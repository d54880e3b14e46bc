package moc.cleanup.infra;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "moc.cleanup.infra", importOptions = DoNotIncludeTests.class)
class InfraArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_OF_OURS_WHAT_IT_AGREES_ON_ALONE =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("moc.cleanup..")
                  .and(not(resideInAPackage("moc.cleanup.infra")))
                  .and(
                      not(
                          nameMatching(
                              "moc\\.cleanup\\.config\\.(VariableNames|FunctionVariables|SchedulerProcess|WorkerProcess)"))));
}
