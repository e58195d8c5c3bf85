package afterglow.followup.cases;

import afterglow.followup.Database;
import afterglow.followup.booking.BookingFeed.Appointment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** A clinician who acknowledges cases. */
@Singleton
public class StaffFixture {
  private final CaseBook book;
  private final Database database;

  StaffFixture(CaseBook book, Database database) {
    this.book = book;
    this.database = database;
  }

  public void acknowledgeAllOf(Appointment visit) {
    database
        .texts("select id from aftercare_case where appointment = ?", visit.id)
        .forEach(id -> book.acknowledge(List.of(visit.clinic), UUID.fromString(id), "ana", 1));
  }
}
