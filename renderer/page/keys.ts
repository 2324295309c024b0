import { useEffect, useRef } from 'react';
import { keyName, movesWithin, restsWhileTyping } from './key-names.ts';

/** What a key does, by its name: `F8`, `Ctrl+Enter`, `Escape`, `/`, `a`. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

const TYPING =
  'input:not([type=radio], [type=checkbox], [type=button], [type=range]), textarea, select, [contenteditable=true]';
const MOVING = 'input:not([type=range], [type=checkbox], [type=button]), textarea, select, [contenteditable=true]';

/** Binds keys for as long as the caller is on screen. While a dialog is open only the keys named in `through` work. */
export function useKeys(keys: Keys, through: readonly string[] = []): void {
  const current = useRef({ keys, through });
  useEffect(() => {
    current.current = { keys, through };
  });
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
