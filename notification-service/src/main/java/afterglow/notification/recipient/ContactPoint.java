package afterglow.notification.recipient;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Where somebody can be reached on one channel. */
@Embeddable
public record ContactPoint(
    @Enumerated(EnumType.STRING) @Column(nullable = false) Channel channel,
    @Column(nullable = false) String address) {

  /** Enough of the address for staff to recognise it, too little to use it. */
  public static String masked(String address) {
    var at = address.lastIndexOf('@');
    if (at > 0) {
      return address.charAt(0) + "•••" + address.substring(at);
    }
    return address.length() <= 4 ? "•••" : "•••" + address.substring(address.length() - 3);
  }

  @Override
  public String toString() {
    return channel + " " + masked(address);
  }
}
