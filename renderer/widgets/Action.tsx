import { useEffect, useId, useRef } from 'react';
import { useKeys } from '../page/keys.ts';

/** Names of keys as they stand on the buttons. */
const HINTS: Record<string, string> = {
  'Ctrl+Enter': 'Ctrl ⏎',
  'Ctrl+z': 'Ctrl Z',
  Enter: '⏎',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  '-': '−',
};
export const KeyHint = ({ name }: { name: string }) => <kbd>{HINTS[name] ?? name.toUpperCase()}</kbd>;

interface ActionProps {
  label: string;
  /** Name of its key, see `keyName`; bound while the button is on screen. */
  hotkey?: string;
  onAct: () => void;
  /** What is to be put right before it can act: takes the focus in its place where there is any. */
  toMend?: () => HTMLElement | null;
  /** Why it cannot act now: it stays in place, dashed, and says so on focus. */
  why?: string | undefined;
  /** The one primary action of a screen: takes the focus when the screen opens. */
  main?: boolean;
  /** Whether it takes the focus when it comes; without this the primary action does. */
  takesFocus?: boolean;
  pressed?: boolean;
  className?: string;
  /** Its key works although a dialog is open. */
  inDialog?: boolean;
}

/** A button with its key. */
export function Action({ label, hotkey, onAct, why, main, pressed, className = '', inDialog, ...more }: ActionProps) {
  const { takesFocus = main, toMend } = more;
  const id = useId();
  const ref = useRef<HTMLButtonElement>(null);
  const act = (): void => {
    if (!why) onAct();
    else (toMend?.() ?? ref.current)?.focus();
  };
  useKeys(hotkey ? { [hotkey]: act } : {}, inDialog && hotkey ? [hotkey] : [], hotkey ? { [hotkey]: label } : {});
  useEffect(() => {
    if (takesFocus && !inDialog) ref.current?.focus();
  }, [takesFocus, inDialog]);
  return (
    <button
      ref={ref}
      type="button"
      className={`btn ${main ? 'is-main' : ''} ${className}`}
      onClick={act}
      aria-disabled={why ? true : undefined}
      aria-pressed={pressed}
      aria-describedby={why ? id : undefined}
    >
      {label}
      {hotkey && <KeyHint name={hotkey} />}
      {why && (
        <span className="btn-why" role="tooltip" id={id}>
          {why}
        </span>
      )}
    </button>
  );
}
