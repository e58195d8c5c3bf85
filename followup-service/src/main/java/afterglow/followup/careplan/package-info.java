/**
 * One care plan per appointment: which steps follow from its clinic's protocols, when each is due
 * at the patient's own hour, and what became of it. The planner decides and is pure; the care
 * plan's row lock guards its follow-ups and the versions of its events; due rows are claimed by
 * timers.
 */
@NullMarked
package afterglow.followup.careplan;

import org.jspecify.annotations.NullMarked;
