package afterglow.followup.careplan;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where the visit takes place, in the clinic's public words. */
@Embeddable
public record Location(
    @Column(name = "location_code") String code,
    @Column(name = "clinic_name") String clinicName,
    @Column(name = "location_name") String name,
    @Column(name = "location_address") String address,
    @Column(name = "location_city") String city,
    @Column(name = "location_phone") String phone) {
  public Location {
    requireNonNull(code);
    requireNonNull(clinicName);
    requireNonNull(name);
    requireNonNull(address);
    requireNonNull(city);
    requireNonNull(phone);
  }
}
