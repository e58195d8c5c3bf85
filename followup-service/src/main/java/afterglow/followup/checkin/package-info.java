/**
 * Check-ins: the short questionnaire behind the link of an aftercare message. Every submission is
 * kept; answers meet the rules of the care plan's protocol version, and what alarms becomes a case
 * in the same transaction. Silence where an answer is due does too. Answers never leave this
 * service.
 */
@NullMarked
package afterglow.followup.checkin;

import org.jspecify.annotations.NullMarked;
