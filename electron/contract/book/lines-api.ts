/** What the page may ask of the lines of the book and their history. */
export const linesApi = {} as const;
