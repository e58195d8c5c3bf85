package afterglow.booking.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the desk's pages, in {@code messages/desk_*.properties}. */
@MessageBundle(value = "desk", locale = "en")
public interface DeskWords {
  String signedOutTitle();

  String signedOutText();

  String notSignedInTitle();

  String notSignedInText();

  String signIn();
}
