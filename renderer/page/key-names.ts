/** The part of a KeyboardEvent that names a key. */
export interface Pressed {
  key: string;
  /** Which key of the keyboard it is, whatever it writes. */
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const WITH_CTRL: Readonly<Record<string, string | undefined>> = { Enter: 'Ctrl+Enter', z: 'Ctrl+z' };

/** Name of a pressed key. Undefined with modifiers that belong to the browser or the system; with Alt only digits are ours, and Alt lets some write other signs. */
export function keyName(event: Pressed): string | undefined {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (event.altKey && digit !== undefined && !event.ctrlKey && !event.metaKey) return `Alt+${digit}`;
  if (event.altKey || event.metaKey) return undefined;
  if (event.ctrlKey) return WITH_CTRL[event.key];
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** By these one moves within a field, a choice or a list: they rest while one of those has the focus. */
export const movesWithin = (name: string): boolean => /^(Arrow|Page)|^(Home|End)$/.test(name);

/** Letters, digits and signs rest while somebody is typing, and so does taking back; named keys (F8, Ctrl+Enter, Escape) never do. */
export const restsWhileTyping = (name: string): boolean => name.length === 1 || name === 'Ctrl+z';
