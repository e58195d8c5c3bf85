package afterglow.booking;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

/** Clinics for tests, set up the way an operator would: by importing files. */
public final class ClinicFixture {
  public static final String SERVICE_TOKEN = "a-token-for-tests-only";

  private ClinicFixture() {}

  /**
   * A clinic in London: two practitioners, two rooms, one device. Microneedling is 30 minutes of
   * numbing, 45 of procedure, 15 of cleaning; a consultation is 30 minutes.
   */
  public static String aClinic() {
    return imported("clinic-" + UUID.randomUUID());
  }

  public static String imported(String slug) {
    return imported(slug, "Europe/London");
  }

  public static String imported(String slug, String zone) {
    return importedAs(slug, CLINIC.replace("SLUG", slug).replace("ZONE", zone));
  }

  public static String importedAs(String slug, String document) {
    put("/internal/booking/clinics/" + slug, document);
    put("/internal/booking/clinics/" + slug + "/catalogue", CATALOGUE);
    return slug;
  }

  public static Map<String, Object> noToEverything() {
    return Map.of(
        "pregnancy", Map.of("answer", "no"),
        "keloid", Map.of("answer", "no"),
        "sun_tan", Map.of("answer", "no"));
  }

  private static void put(String path, String document) {
    given()
        .header("Service-Token", SERVICE_TOKEN)
        .contentType("application/yaml")
        .body(document.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put(path)
        .then()
        .statusCode(200);
  }

  public static final String CLINIC =
      """
      clinic: SLUG
      name: Test Clinic
      demo: true
      locales: [en, es]
      contact: {phone: "+44 20 7946 0958", email: hello@test.example}
      booking: {notice: PT2H, horizon: P180D}
      locations:
        - code: main
          name: Main
          address: 1 Example Street
          city: London
          country: GB
          zone: ZONE
          phone: "+44 20 7946 0958"
          gridMinutes: 15
          opening: {monday: ["08:00-18:00"], tuesday: ["08:00-18:00"], sunday: ["00:00-06:00"]}
      practitioners:
        - code: ana
          name: Ana
          location: main
          does: [needling, consulting]
          hours: {monday: ["09:00-17:00"], tuesday: ["09:00-17:00"], sunday: ["00:00-06:00"]}
        - code: kim
          name: Kim
          location: main
          does: [needling]
          hours: {monday: ["12:00-18:00"]}
      rooms:
        - {code: room-1, name: Room 1, location: main, does: [treatment-room]}
        - {code: room-2, name: Room 2, location: main, does: [treatment-room, consulting-room]}
      equipment:
        - {code: pen-1, name: Pen 1, location: main, does: [needling-pen]}
      """;

  public static final String CATALOGUE =
      """
      pack: test
      version: 1
      sample: true
      questions:
        pregnancy: {en: "Pregnant?", es: "¿Embarazada?"}
        keloid: {en: "Keloids?"}
        sun_tan: {en: "Fresh tan? When?"}
      treatments:
        - code: microneedling
          name: {en: Microneedling, es: Microagujas}
          price: {amount: "180.00", currency: GBP}
          segments:
            - {name: numbing, minutes: 30, needs: [{room: treatment-room}]}
            - name: procedure
              minutes: 45
              needs: [{practitioner: needling}, {room: treatment-room}, {equipment: needling-pen}]
            - name: turnover
              minutes: 15
              patient: false
              needs: [{room: treatment-room}, {equipment: needling-pen}]
          screening: {stop: [pregnancy], ask: [keloid], wait: {sun_tan: P14D}}
        - code: consultation
          name: {en: Consultation}
          price: {amount: "40.00", currency: GBP}
          segments:
            - name: consultation
              minutes: 30
              needs: [{practitioner: consulting}, {room: consulting-room}]
      """;
}
