/** What the page may ask of what several laptops exchange: the folder, conflicts. */
export const exchangeApi = {} as const;
