package afterglow.booking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

@AnalyzeClasses(
    packages = "afterglow.booking",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("afterglow.booking.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule WHAT_DECIDES_IS_PLAIN_JAVA =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Policy")
          .or()
          .haveSimpleNameEndingWith("Planner")
          .or()
          .haveSimpleNameEndingWith("Rules")
          .or()
          .haveSimpleNameStartingWith("Free")
          .or()
          .haveSimpleNameEndingWith("Search")
          .or()
          .haveSimpleName("WhyNot")
          .or()
          .haveSimpleName("WorkingHours")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..",
              "jakarta.persistence..",
              "jakarta.enterprise..",
              "io.quarkus..",
              "org.apache.kafka..",
              "java.sql..");

  @ArchTest
  static final ArchRule ONLY_THE_OUTBOX_SPEAKS_TO_KAFKA =
      noClasses()
          .that()
          .resideOutsideOfPackage("..outbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive..");

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      classes()
          .should()
          .haveNameNotMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto|Base|Common)$");

  @ArchTest
  static final ArchRule NOTHING_ASKS_THE_SYSTEM_FOR_THE_TIME =
      noClasses()
          .that()
          .resideOutsideOfPackages("..time..", "..outbox..")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaCall<?>>("the system's time") {
                @Override
                public boolean test(JavaCall<?> call) {
                  var owner = call.getTargetOwner();
                  return call.getName().equals("currentTimeMillis")
                      || owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system")
                      || call.getName().equals("now")
                          && owner.getPackageName().equals("java.time")
                          && call.getTarget().getRawParameterTypes().stream()
                              .noneMatch(type -> type.isEquivalentTo(Clock.class));
                }
              });

  @ArchTest
  static final ArchRule RESOURCES_ARE_NOBODYS_BUSINESS =
      classes()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .and()
          .resideOutsideOfPackage("..dev..")
          .should()
          .notBePublic();
}
