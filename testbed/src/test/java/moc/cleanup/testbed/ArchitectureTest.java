package moc.cleanup.testbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses TESTBED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("moc.cleanup.testbed");

  @Test
  void theTestbedKnowsNothingOfWhatIsBuiltOnIt() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("moc.cleanup..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage("moc.cleanup.testbed.."))))
        .check(TESTBED);
  }

  @Test
  void itsPackagesFormNoCycle() {
    slices().matching("moc.cleanup.testbed.(*)..").should().beFreeOfCycles().check(TESTBED);
  }

  @Test
  void eachServerIsKnownInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.zonky..", "org.elasticmq..", "org.gaul..")
        .check(TESTBED);
    noClasses()
        .that()
        .resideOutsideOfPackage("..docker..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.testcontainers..")
        .check(TESTBED);
  }
}
