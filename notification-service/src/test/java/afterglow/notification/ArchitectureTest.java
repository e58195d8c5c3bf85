package afterglow.notification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Embeddable;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

@AnalyzeClasses(
    packages = "afterglow.notification",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] FRAMEWORKS = {
    "jakarta.ws.rs..",
    "jakarta.enterprise..",
    "jakarta.persistence..",
    "org.eclipse.microprofile.reactive.."
  };

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
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FRAMEWORKS);

  @ArchTest
  static final ArchRule recordsArePlain =
      noClasses()
          .that()
          .areRecords()
          .and()
          .areNotAnnotatedWith(Embeddable.class)
          .and()
          .resideOutsideOfPackage("..http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FRAMEWORKS);

  @ArchTest
  static final ArchRule onlyEventsAreConsumers =
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
          .resideInAPackage("org.apache.kafka.clients.producer..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              org.eclipse.microprofile.reactive.messaging.Channel.class,
              Emitter.class,
              Outgoing.class);

  @ArchTest
  static final ArchRule resourcesAreNobodysBusiness =
      classes()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .and()
          .resideOutsideOfPackage("..dev..")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule namesSayWhatIsInIt =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto)$");

  @ArchTest
  static final ArchRule nothingReadsTheSystemsClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("..time..")
          .should()
          .accessTargetWhere(
              describe("it is the system's clock", ArchitectureTest::isTheSystemsClock));

  private static boolean isTheSystemsClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getName();
    if (owner.isEquivalentTo(System.class)) {
      return name.equals("currentTimeMillis");
    }
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    return owner.getPackageName().equals("java.time")
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && name.equals("now")
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
