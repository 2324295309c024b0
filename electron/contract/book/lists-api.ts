/** What the page may ask of lists of offices: read, taken in, given out. */
export const listsApi = {} as const;
