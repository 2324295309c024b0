/** What the system said of its zone before anybody chose another. */
const system = { TZ: process.env['TZ'] };
let chosen: string | undefined;

/**
 * Lets this process tell times in a zone of the IANA database, or in the system's again: Node follows `TZ` at once. New records are made in it; what
 * was made keeps its own.
 */
export function tellTimesIn(name: string | undefined): void {
  if (chosen === undefined) system.TZ = process.env['TZ'];
  if (name === chosen) return;
  chosen = name;
  const zone = name ?? system.TZ;
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
}
