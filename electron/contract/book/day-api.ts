/** What the page may ask of the work of a day: jobs, and what is left before a site is left. */
export const dayApi = {} as const;
