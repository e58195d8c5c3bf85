package afterglow.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  @ParameterizedTest
  @CsvSource({
    "/, BOOKING",
    "/book/lumen, BOOKING",
    "/book/assets/base.css, BOOKING",
    "/m/Zm9v-bar_1, BOOKING",
    "/desk, BOOKING",
    "/api/booking/clinics/lumen/slots, BOOKING",
    "/checkin/abc, FOLLOWUP",
    "/care, FOLLOWUP",
    "/api/followup/cases, FOLLOWUP",
    "/messages, NOTIFICATION",
    "/preferences/assets/base.css, NOTIFICATION",
    "/api/notification/webhooks/sms/status, NOTIFICATION",
    "/auth/realms/afterglow, SIGN_IN",
    "/dev/inbox, DEV",
    "/book/internal, BOOKING",
    "/book/caf%C3%A9, BOOKING",
    "/m/a+b, BOOKING",
    "/book/x;y=1, NOWHERE",
    "/book/lumen/x;y=1, BOOKING",
  })
  void eachPathHasOneOwner(String path, Route owner) {
    assertEquals(owner, Route.of(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal",
        "/internal/booking/releases",
        "/Internal/booking",
        "/internal;x",
        "/internal;x/booking/releases",
        "//internal",
        "/%69nternal",
        "/%2569nternal",
        "/%49NTERNAL",
        "/x/../internal",
        "/x/%2e%2e/internal",
        "/x/..;/internal",
        "/./internal",
        "/book/..%2finternal",
        "/book%2f..%2finternal",
        "\\internal",
        "/\\internal",
        "/%5cinternal",
        "/internal%00",
        "/int%0aernal",
        "/q",
        "/q/health",
        "/Q/health",
        "/q;x/health",
        "/%71/health",
        "/dev/../internal",
        "/dev;x/clock",
        "/api/other",
        "/api",
        "/api/booking/../../internal",
        "/%zz",
        "/%",
        "internal",
        "http://127.0.0.1/internal",
      })
  void nothingReachesInternalPathsInDisguise(String path) {
    assertEquals(Route.NOWHERE, Route.of(path));
  }
}
