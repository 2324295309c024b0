import { BAD } from './model.ts';

/** An alarm of the buffer: an ON that ends is followed by an OFF, and stays. */
export interface Alarm {
  number: string;
  text: string;
  on: boolean;
  /** As the unit writes it: `1998-01-01 00:04.46`. */
  at: string;
}

/** Lines of an answer, without the empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');

/** True if the unit refused: the command comes back, and the row below says so. */
export const isRefused = (text: string): boolean => linesOf(text).some((line) => line.trim() === BAD);

const ALARM = /^ALARM\s+(\d+)\s+(\S.*?)\s+(ON|OFF)\s+(\d{4}-\d{2}-\d{2})\s+(\d{2}:\d{2}[.:]\d{2})$/;

/** The alarms of an answer, newest first as they came; any other line is none. */
export function decodeAlarms(text: string): Alarm[] {
  return linesOf(text).flatMap((line) => {
    const [, number, what, state, day, time] = ALARM.exec(line.trim()) ?? [];
    return number === undefined ? [] : [{ number, text: what!, on: state === 'ON', at: `${day} ${time}` }];
  });
}

/** Each alarm as it stands now: the newest entry of its number. */
export const standingAlarms = (alarms: readonly Alarm[]): Alarm[] =>
  alarms.filter(({ number, text }, at) => alarms.findIndex((one) => one.number === number && one.text === text) === at);

/** A row of a form: its fields, and the values below them. Undefined: these are no such two lines. */
export function decodeForm(header: string, values: string): Map<string, string> | undefined {
  const names = header.trim().split(/\s+/);
  // A value may hold one blank (`NO ERR`), fields stand further apart.
  const found = values.trim().split(/\s{2,}/);
  if (names.length !== found.length || !names.every((name) => /^[A-Z][A-Z_]*$/.test(name))) return undefined;
  return new Map(names.map((name, at) => [name, found[at]!]));
}

/** The last form row of what a unit has said, with its two lines. */
export function lastForm(text: string): Map<string, string> | undefined {
  // A row that is written again in its place begins with a carriage return alone.
  const lines = linesOf(text);
  for (let at = lines.length - 1; at >= 1; at--) {
    const header = lines.slice(0, at).findLast((line) => /^[A-Z][A-Z_]*(\s+[A-Z][A-Z_]*)*$/.test(line.trim()));
    const form = header === undefined ? undefined : decodeForm(header, lines[at]!);
    if (form) return form;
  }
  return undefined;
}
