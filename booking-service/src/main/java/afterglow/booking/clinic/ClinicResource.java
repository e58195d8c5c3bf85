package afterglow.booking.clinic;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What anybody may know: which clinics there are, where, and what can be booked. */
@Path("/api/booking/clinics")
@PermitAll
class ClinicResource {
  private final Clinics clinics;

  ClinicResource(Clinics clinics) {
    this.clinics = clinics;
  }

  record Summary(String slug, String name, ZoneId zone) {}

  record Details(
      String slug,
      String name,
      String phone,
      String email,
      List<String> locales,
      boolean demo,
      List<Place> locations,
      List<Person> practitioners) {}

  record Place(String code, String name, String address, String city, ZoneId zone, String phone) {}

  record Person(String code, String name, String location) {}

  record Offer(String code, String name, int minutes, Cost price, List<Question> screening) {}

  record Cost(BigDecimal amount, String currency) {}

  record Question(String code, String text) {}

  @GET
  @Operation(summary = "Every clinic that takes bookings")
  public List<Summary> all() {
    return clinics.all().stream().map(c -> new Summary(c.id(), c.name(), c.zone())).toList();
  }

  @GET
  @Path("{clinic}")
  @Operation(summary = "One clinic: locations, people, contact, languages")
  @APIResponse(responseCode = "404", description = "not-found")
  public Details one(String clinic) {
    var c = find(clinic);
    return new Details(
        c.id(),
        c.name(),
        c.phone(),
        c.email(),
        c.locales(),
        c.demo(),
        c.locations().stream()
            .map(l -> new Place(l.code(), l.name(), l.address(), l.city(), l.zone(), l.phone()))
            .toList(),
        c.units().stream()
            .filter(u -> u.type() == UnitType.PRACTITIONER)
            .map(u -> new Person(u.code(), u.name(), u.location()))
            .toList());
  }

  @GET
  @Path("{clinic}/treatments")
  @Operation(summary = "What can be booked, with the questions asked before")
  @APIResponse(responseCode = "404", description = "not-found")
  public List<Offer> treatments(
      String clinic, @HeaderParam("Accept-Language") @Nullable String languages) {
    var c = find(clinic);
    var locale = preferred(languages, c);
    return c.treatments().stream()
        .map(
            t ->
                new Offer(
                    t.code(),
                    t.name().in(locale),
                    t.minutes(),
                    new Cost(t.price().amount(), t.price().currency()),
                    t.screening().questions().stream()
                        .map(q -> new Question(q, question(c, q).in(locale)))
                        .toList()))
        .toList();
  }

  private static Text question(Clinic clinic, String code) {
    return Objects.requireNonNull(clinic.questions().get(code), code);
  }

  private static Locale preferred(@Nullable String languages, Clinic clinic) {
    var spoken = clinic.locales().stream().map(Locale::of).toList();
    try {
      var wanted = Locale.LanguageRange.parse(languages == null ? "en" : languages);
      var match = Locale.lookup(wanted, spoken);
      return match == null ? spoken.getFirst() : match;
    } catch (IllegalArgumentException e) {
      return spoken.getFirst();
    }
  }

  private Clinic find(String clinic) {
    return clinics.find(clinic).orElseThrow(NotFoundException::new);
  }
}
