import { useRef, type KeyboardEvent } from 'react';
import { useKeys } from '../page/keys.ts';
import { KeyHint } from './Action.tsx';

/** The row of a table in which the arrow keys go on. */
const ROW = 'tbody tr[tabindex="0"]';

/**
 * Where a list is narrowed by typing; `/` leads to it, and the arrow down from it into the rows that it left. `onEnter`: what Enter does to the text, if
 * anything stands in it.
 */
export function SearchField(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
  onEnter?: (text: string) => void;
}) {
  const { label, text, onText, onEnter } = props;
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() }, [], { '/': label });
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey } = event;
    if (key === 'Enter' && !ctrlKey && text.trim() !== '') onEnter?.(text.trim());
    const row =
      key === 'ArrowDown' ? field.current?.closest('dialog, main')?.querySelector<HTMLElement>(ROW) : undefined;
    if (!row) return;
    event.preventDefault();
    row.focus();
  };
  return (
    <>
      <input
        ref={field}
        className="field"
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <KeyHint name="/" />
    </>
  );
}
