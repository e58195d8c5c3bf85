package afterglow.acceptance.fault;

import afterglow.acceptance.Http;

/** What all clients of a workload share. */
record Company(
    Http http,
    Calls calls,
    FreeStarts starts,
    CheckInLinks checkIns,
    KnownVisits visits,
    Patients patients,
    StaffAccounts staff,
    MovedClock clock,
    Tally tally) {}
