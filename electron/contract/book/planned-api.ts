/** What the page may ask of planned work, guarantee periods, drills. */
export const plannedApi = {} as const;
