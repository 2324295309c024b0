/** Values by name, as files and lists give them. */
export type Group = Readonly<Record<string, unknown>>;

export const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is known, with what is given in its place; what nothing is said of stays as it is. */
export const merged = (known: Group, given: Group): Group => ({
  ...known,
  ...Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const before = known[name];
      return [[name, isGroup(value) && isGroup(before) ? merged(before, value) : value]];
    }),
  ),
});
