/** Crockford's base 32: no I, L, O, U, so that an id can be read out over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/**
 * An id of 26 characters in the form of a ULID (https://github.com/ulid/spec): sorts by time of creation, and no two laptops make the same. `chance`: octets to make
 * it of, where the same thing must always have the same id.
 */
export function ulid(
  nowMs: number,
  chance: Uint8Array = crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)),
): string {
  let time = '';
  for (let rest = nowMs, i = 0; i < TIME_LENGTH; i++, rest = Math.floor(rest / 32))
    time = ALPHABET.charAt(rest % 32) + time;
  return time + Array.from(chance.subarray(0, RANDOM_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

const timeOf = (id: string): number =>
  [...id.slice(0, TIME_LENGTH)].reduce((time, letter) => time * 32 + ALPHABET.indexOf(letter), 0);

/** Digits that count ids of one millisecond. */
const COUNTED = 4;
/** Makes ids that sort behind each other and behind `last`, also where the clock was set back. */
export function ulidsAfter(last: string | undefined): (nowMs: number) => string {
  let [time, nth] = [last === undefined ? 0 : timeOf(last) + 1, 0];
  return (nowMs) => {
    if (nowMs > time) [time, nth] = [nowMs, 0];
    else nth++;
    const chance = crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH));
    for (let i = 0; i < COUNTED; i++) chance[i] = nth >> (5 * (COUNTED - 1 - i));
    return ulid(time, chance);
  };
}

/** True for the form of such an id, of a time that this program will live to see. */
export const isUlid = (text: string): boolean => /^0[0-9A-HJKMNP-TV-Z]{25}$/.test(text);

/** What stands behind the id of a record that was brought and says something else than the one that has the id already. */
const MARK = /^([0-9A-HJKMNP-TV-Z]{26})(-[0-9a-f]{8})+$/;

/** The record beside which this one stands; undefined for all others. */
export const besideOf = (runId: string): string | undefined => MARK.exec(runId)?.[1];
