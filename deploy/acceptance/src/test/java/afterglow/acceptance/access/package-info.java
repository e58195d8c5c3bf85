/**
 * Who may do what: every route of the running services, by every caller, however its path is
 * written.
 */
package afterglow.acceptance.access;
