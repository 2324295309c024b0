import { useEffect, useRef } from 'react';
import { keyName, movesWithin, restsWhileTyping } from './key-names.ts';

/** What a key does, by its name: `F8`, `Ctrl+Enter`, `Escape`, `/`, `a`. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

const TYPING =
  'input:not([type=radio], [type=checkbox], [type=button], [type=range]), textarea, select, [contenteditable=true]';
const MOVING = 'input:not([type=range], [type=checkbox], [type=button]), textarea, select, [contenteditable=true]';

/** What a key does in words, by its name. */
export type KeyWords = Readonly<Record<string, string>>;

interface Bound {
  keys: Keys;
  through: readonly string[];
  words: KeyWords;
}

/** All that is bound now, in the order in which it came on screen. */
const onScreen = new Set<{ readonly current: Bound }>();

/** The keys that do something now, and what: what a screen tells of itself, so that no list of keys can be wrong. */
export function boundKeys(): { name: string; words: string }[] {
  return [...onScreen].flatMap(({ current: { keys, words } }) =>
    Object.entries(words).flatMap(([name, said]) => (keys[name] ? [{ name, words: said }] : [])),
  );
}

/** Binds keys for as long as the caller is on screen. While a dialog is open only the keys named in `through` work. `words`: what each does, for the help. */
export function useKeys(keys: Keys, through: readonly string[] = [], words: KeyWords = {}): void {
  const current = useRef({ keys, through, words });
  useEffect(() => {
    current.current = { keys, through, words };
  });
  useEffect(() => {
    onScreen.add(current);
    return () => void onScreen.delete(current);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = keyName(event);
      const act = name === undefined ? undefined : current.current.keys[name];
      if (!name || !act || event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (restsWhileTyping(name) && target?.matches(TYPING)) return;
      if (movesWithin(name) && target?.matches(MOVING)) return;
      if (document.querySelector('dialog[open]') && !current.current.through.includes(name)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
