package afterglow.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(
    packages = "afterglow.notification",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("afterglow.notification.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatDecidesIsPlain =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Planner")
          .or()
          .haveSimpleNameEndingWith("Policy")
          .or()
          .resideInAPackage("..template..")
          .and()
          .areRecords()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..",
              "jakarta.enterprise..",
              "jakarta.persistence..",
              "org.eclipse.microprofile.reactive..");

  @ArchTest
  static final ArchRule onlyEventsAreConsumers =
      methods()
          .that()
          .areAnnotatedWith(Incoming.class)
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Events");

  @ArchTest
  static final ArchRule namesSayWhatIsInIt =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto)$");

  @ArchTest
  static final ArchRule nothingReadsTheSystemsClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("..time..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
