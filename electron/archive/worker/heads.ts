/** A version of an item, as far as its place among the others goes. `text`: what it says. */
export interface Known {
  readonly entry: string;
  readonly after: readonly string[];
  readonly text: string;
}

/** Keys in one order, whoever wrote them. */
export const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Versions replace older ones, which have their names by then: a chain the other way that is longer than this nobody wrote. */
const DEEPEST = 1000;

/** Names of versions: two that say the same in the place of the same have one name, as when two laptops take the same list in. */
function namesOf(versions: readonly Known[]): Map<string, string> {
  const byEntry = new Map(versions.map((one) => [one.entry, one]));
  const names = new Map<string, string>();
  const numbers = new Map<string, string>();
  const name = (entry: string, depth = 0): string => {
    const known = names.get(entry);
    const version = byEntry.get(entry);
    if (known !== undefined || !version || depth > DEEPEST) return known ?? entry;
    // Until it has its name, it goes by its entry: what nobody wrote may lead in a circle.
    names.set(entry, entry);
    const whole = JSON.stringify([version.text, version.after.map((one) => name(one, depth + 1)).toSorted()]);
    const made = numbers.get(whole) ?? `#${numbers.size}`;
    numbers.set(whole, made);
    names.set(entry, made);
    return made;
  };
  for (const { entry } of versions) name(entry);
  return names;
}

const byEntry = (a: Known, b: Known): number => (a.entry < b.entry ? -1 : 1);

/**
 * The versions that no other replaces, the newest first; of those that say the same in the place of the same, the one entered first. A function of the set:
 * whatever the order in which they came.
 */
export function openHeads<V extends Known>(versions: readonly V[]): V[] {
  if (versions.length < 2) return [...versions];
  const inOrder = versions.toSorted(byEntry);
  const names = namesOf(inOrder);
  const replaced = new Set(inOrder.flatMap(({ after }) => after.map((entry) => names.get(entry) ?? entry)));
  const heads = new Map<string, V>();
  for (const version of inOrder) {
    const name = names.get(version.entry)!;
    if (!replaced.has(name) && !heads.has(name)) heads.set(name, version);
  }
  return (heads.size > 0 ? [...heads.values()] : inOrder.slice(-1)).toReversed();
}

/** Of those the ones that differ in what they say: of equal ones the one entered first. More than one is a conflict. */
export function differing<V extends Known>(heads: readonly V[]): V[] {
  const said = new Map<string, V>();
  for (const head of heads.toReversed()) if (!said.has(head.text)) said.set(head.text, head);
  return [...said.values()].toReversed();
}
