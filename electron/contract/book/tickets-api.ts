/** What the page may ask of tickets: their clocks, what happened to them. */
export const ticketsApi = {} as const;
