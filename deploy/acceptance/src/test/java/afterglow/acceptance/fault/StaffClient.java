package afterglow.acceptance.fault;

import afterglow.acceptance.history.About;
import afterglow.acceptance.history.Act;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What staff do, each time on the version that they looked at. */
final class StaffClient {
  private final String name;
  private final Company company;
  private final Random random;

  StaffClient(String name, Company company, Random random) {
    this.name = name;
    this.company = company;
    this.random = random;
  }

  /** Takes a visit whose time has come one step further. */
  void receive() {
    var now = company.clock().now();
    var visit =
        company
            .visits()
            .any(
                random,
                each ->
                    each.status() == KnownVisit.Status.ARRIVED
                        || (each.status() == KnownVisit.Status.BOOKED
                            && each.start().isBefore(now)));
    if (visit.isEmpty()) {
      return;
    }
    if (visit.get().status() == KnownVisit.Status.ARRIVED) {
      if (act(Act.FULFIL, visit.get(), "fulfilment")) {
        visit.get().wasTreated();
      }
    } else if (random.nextInt(8) == 0) {
      if (act(Act.NO_SHOW, visit.get(), "no-show")) {
        visit.get().became(KnownVisit.Status.OVER);
      }
    } else if (act(Act.ARRIVE, visit.get(), "arrival")) {
      visit.get().became(KnownVisit.Status.ARRIVED);
    }
  }

  void cancel() {
    company
        .visits()
        .any(random, each -> each.status() != KnownVisit.Status.OVER)
        .ifPresent(
            visit -> {
              if (act(Act.CANCEL, visit, "cancellation")) {
                visit.became(KnownVisit.Status.OVER);
              }
            });
  }

  void acknowledge() {
    var token = company.staff().bearer();
    if (token.isEmpty()) {
      return;
    }
    var bearer = "Bearer " + token.get();
    try {
      var open = company.http().get("/api/followup/cases?state=open", "Authorization", bearer);
      if (open.status() != 200 || open.body().isEmpty()) {
        return;
      }
      var one = open.body().get(random.nextInt(open.body().size()));
      var id = one.get("id").asText();
      company.tally().acts().increment();
      company
          .calls()
          .make(
              name,
              Act.ACKNOWLEDGE,
              About.clinic(ProvingClinic.NAME)
                  .appointment(UUID.fromString(one.get("appointment").asText()))
                  .ofCase(UUID.fromString(id))
                  .expecting(one.get("version").asInt()),
              () ->
                  company
                      .http()
                      .post(
                          "/api/followup/cases/" + id + "/acknowledgement",
                          Map.of(),
                          "Authorization",
                          bearer,
                          "If-Match",
                          one.get("version").asText()));
    } catch (UncheckedIOException e) {
      // The list comes again.
    }
  }

  /**
   * True when it is done; somebody else's change since is looked at and the act tried once more.
   */
  private boolean act(Act act, KnownVisit visit, String what) {
    var token = company.staff().bearer();
    if (token.isEmpty()) {
      return false;
    }
    for (var tries = 0; tries < 2; tries++) {
      var version = visit.version();
      company.tally().acts().increment();
      var reply =
          company
              .calls()
              .make(
                  name,
                  act,
                  About.clinic(ProvingClinic.NAME).appointment(visit.id()).expecting(version),
                  () ->
                      company
                          .http()
                          .post(
                              "/api/booking/appointments/" + visit.id() + "/" + what,
                              Map.of(),
                              "Authorization",
                              "Bearer " + token.get(),
                              "If-Match",
                              String.valueOf(version)));
      if (reply.ok()) {
        visit.reached(reply.body().get("version").asInt());
        return true;
      }
      if (reply.refused("not-allowed-from")) {
        visit.became(KnownVisit.Status.OVER);
        return false;
      }
      if (!reply.refused("stale-version")) {
        if (reply.unknown()) {
          company.tally().unknown().increment();
        }
        return false;
      }
      visit.reached(reply.body().path("version").asInt());
    }
    return false;
  }
}
