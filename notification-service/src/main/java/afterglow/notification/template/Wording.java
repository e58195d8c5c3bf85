package afterglow.notification.template;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** All sentences that patients read; each language is one file in {@code messages/}. */
@MessageBundle(value = "wording", locale = "en")
public interface Wording {
  @Message
  String requested_subject(String clinic);

  @Message
  String booked_subject(String clinic);

  @Message
  String requested_heading();

  @Message
  String booked_heading();

  @Message
  String requested_text(String clinic);

  @Message
  String booked_text(String clinic);

  @Message
  String rescheduled_subject(String clinic);

  @Message
  String rescheduled_heading();

  @Message
  String rescheduled_text(String clinic);

  @Message
  String cancelled_subject(String clinic);

  @Message
  String cancelled_heading();

  @Message
  String cancelled_text(String clinic);

  @Message
  String reminder_subject(String clinic);

  @Message
  String reminder_heading();

  @Message
  String reminder_text(String clinic);

  @Message
  String preparation_subject(String clinic);

  @Message
  String preparation_heading();

  @Message
  String preparation_text(String clinic);

  @Message
  String check_in_subject(String clinic);

  @Message
  String check_in_heading();

  @Message
  String check_in_text(String clinic);

  @Message
  String manage_action();

  @Message
  String preparation_action();

  @Message
  String book_again_action();

  @Message
  String check_in_action();

  @Message
  String greeting(String name);

  @Message
  String when_label();

  @Message
  String was_label();

  @Message
  String where_label();

  @Message
  String reference_label();

  @Message
  String local_time(String time, String city);

  @Message
  String your_time(String time, String city);

  @Message
  String questions(String clinic, String phone);

  @Message
  String not_monitored();

  @Message
  String automatic();

  @Message
  String requested_sms(String clinic, String time);

  @Message
  String booked_sms(String clinic, String time);

  @Message
  String rescheduled_sms(String clinic, String time);

  @Message
  String cancelled_sms(String clinic, String time);

  @Message
  String reminder_sms(String clinic, String time);

  @Message
  String preparation_sms(String clinic, String time);

  @Message
  String check_in_sms(String clinic, String time);

  @Message
  String sms_manage(String link);

  @Message
  String sms_preparation(String link);

  @Message
  String sms_book_again(String link);

  @Message
  String sms_check_in(String link);

  @Message
  String sms_phone(String phone);

  @Message
  String calendar_summary(String clinic);
}
