import { useRef, type KeyboardEvent } from 'react';
import { useKeys } from '../page/keys.ts';
import { KeyHint } from './Action.tsx';

/** Where a list is narrowed by typing; `/` leads to it. `onEnter`: what Enter does to the text, if anything stands in it. */
export function SearchField(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
  onEnter?: (text: string) => void;
}) {
  const { label, text, onText, onEnter } = props;
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() }, [], { '/': label });
  const onKeyDown = ({ key, ctrlKey }: KeyboardEvent): void => {
    if (key === 'Enter' && !ctrlKey && text.trim() !== '') onEnter?.(text.trim());
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
