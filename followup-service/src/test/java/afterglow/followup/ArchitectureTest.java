package afterglow.followup;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(
    packages = "afterglow.followup",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("afterglow.followup.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule decisionsArePlainJava =
      noClasses()
          .that()
          .haveNameMatching(".*(Planner|Policy|Triage|CareWindow|LocalMoment|Span|AnswerSheet)")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "jakarta.ws.rs..",
                  "jakarta.inject..",
                  "jakarta.enterprise..",
                  "jakarta.persistence..",
                  "jakarta.transaction..",
                  "org.eclipse.microprofile..",
                  "io.quarkus.."));

  @ArchTest
  static final ArchRule onlyEventsClassesTakeWhatOthersPublish =
      methods()
          .that()
          .areAnnotatedWith(Incoming.class)
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Events");

  @ArchTest
  static final ArchRule onlyTheOutboxPublishes =
      noClasses()
          .that()
          .resideOutsideOfPackage("..outbox..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org.apache.kafka.clients.producer.*|.*reactive.messaging.Channel");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto)");

  @ArchTest
  static final ArchRule adaptersStayInside =
      classes()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .and()
          .resideOutsideOfPackage("..dev..")
          .should()
          .notBePublic();

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
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now", ZoneId.class)
          .orShould()
          .callMethod(LocalDateTime.class, "now", ZoneId.class)
          .orShould()
          .callMethod(OffsetDateTime.class, "now", ZoneId.class)
          .orShould()
          .callMethod(ZonedDateTime.class, "now", ZoneId.class)
          .orShould()
          .callMethod(Clock.class, "system", ZoneId.class)
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
