/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * What became of a value. `to`: it is another one. `set`, `cut`: members of an object that changed or came, and those that went. `list`: a list
 * anew, each of its entries by where it was before (`[at]`, or `[at, n]` for n in a row), as what it became (`{at, patch}`), or new (`{to}`).
 */
export type Patch = { to: Json } | { set: { [key: string]: Patch }; cut?: string[] } | { list: Entry[] };
type Entry = [at: number, n?: number] | { at: number; patch: Patch } | { to: Json };

type Fields = { readonly [key: string]: Json | undefined };
const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !isList(value);

/** Members by which entries of lists are told apart. */
const NAMES = ['id', 'runId', 'lamp', 'name', 'number'] as const;
function nameOf(entry: Json): string | undefined {
  if (!isObject(entry)) return undefined;
  const key = NAMES.find((name) => typeof entry[name] === 'string' || typeof entry[name] === 'number');
  return key && `${key} ${String(entry[key])}`;
}

/** Where each entry of a list was before: the same object, else the one of its name, else the one in its place that is nowhere now. */
function placesIn(before: readonly Json[], after: readonly Json[]): (entry: Json, at: number) => number | undefined {
  const objects = new Map<Json, number>();
  const names = new Map<string, number>();
  for (const [at, entry] of before.entries()) {
    objects.set(entry, at);
    const name = nameOf(entry);
    if (name !== undefined) names.set(name, at);
  }
  const taken = new Set(after.map((entry) => objects.get(entry)));
  return (entry, at) => {
    const name = nameOf(entry);
    const found = objects.get(entry) ?? (name === undefined ? undefined : names.get(name));
    return found ?? (name === undefined && at < before.length && !taken.has(at) ? at : undefined);
  };
}

function diffList(before: readonly Json[], after: readonly Json[]): Patch | undefined {
  const placeOf = placesIn(before, after);
  const list: Entry[] = [];
  let same = before.length === after.length;
  for (const [to, entry] of after.entries()) {
    const at = placeOf(entry, to);
    const patch = at === undefined ? { to: entry } : diff(before[at], entry);
    same &&= at === to && patch === undefined;
    const last = list.at(-1);
    if (at === undefined || (patch && 'to' in patch)) list.push({ to: entry });
    else if (patch) list.push({ at, patch });
    else if (Array.isArray(last) && last[0] + (last[1] ?? 1) === at) last[1] = (last[1] ?? 1) + 1;
    else list.push([at]);
  }
  return same ? undefined : { list };
}

function diffObject(before: Fields, after: Fields): Patch | undefined {
  const set: [string, Patch][] = [];
  for (const [key, value] of Object.entries(after)) {
    const patch = value === undefined ? undefined : diff(Object.hasOwn(before, key) ? before[key] : undefined, value);
    if (patch) set.push([key, patch]);
  }
  const has = (key: string): boolean => Object.hasOwn(after, key) && after[key] !== undefined;
  const cut = Object.keys(before).filter((key) => before[key] !== undefined && !has(key));
  if (set.length === 0 && cut.length === 0) return undefined;
  return { set: Object.fromEntries(set), ...(cut.length > 0 ? { cut } : {}) };
}

/** What has to be done to `before` to have `after`; undefined where nothing has. A member that is undefined is none. */
export function diff(before: Json | undefined, after: Json): Patch | undefined {
  if (before === after) return undefined;
  if (isList(before) && isList(after)) return diffList(before, after);
  if (isObject(before) && isObject(after)) return diffObject(before, after);
  return { to: after };
}

function entriesOf(before: readonly Json[], entry: Entry): readonly Json[] {
  if (Array.isArray(entry)) return before.slice(entry[0], entry[0] + (entry[1] ?? 1));
  return ['at' in entry ? apply(before[entry.at], entry.patch) : entry.to];
}

/** `before` after the change; whatever did not change is the very same object. */
export function apply(before: Json | undefined, patch: Patch): Json {
  if ('to' in patch) return patch.to;
  if ('list' in patch) {
    const list = isList(before) ? before : [];
    return patch.list.flatMap((entry) => entriesOf(list, entry));
  }
  const fields = isObject(before) ? before : {};
  const kept = Object.entries(fields).filter(([key]) => !patch.cut?.includes(key));
  const own = (key: string): Json | undefined => (Object.hasOwn(fields, key) ? fields[key] : undefined);
  const set = Object.entries(patch.set).map(([key, change]) => [key, apply(own(key), change)]);
  return Object.fromEntries([...kept, ...set]) as Json;
}
