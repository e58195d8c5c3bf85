/**
 * Child processes: started, watched, started again when they die, and ended. Each leaves a pid file
 * with the instant of its start, so that a stack that was killed outright is cleaned up by the next
 * one and a pid that the system has handed out again is never touched.
 */
@NullMarked
package afterglow.local.process;

import org.jspecify.annotations.NullMarked;
