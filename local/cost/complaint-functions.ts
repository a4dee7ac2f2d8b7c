/** Functions of complaints by their short names, which the ids of their constructs make. */
export const COMPLAINT_FUNCTIONS = { timers: 'complaints-timers', sweeper: 'complaints-sweeping-sweeper' } as const;
