import type { ReactNode } from 'react';
import { useSay } from '../text/say.ts';

/**
 * The foot of a question: to give it up, and to do what it asks. `act`: what that is called, absent where there is only something to look at or
 * to choose; `onClose` is absent where closing is all that it asks; `waits`: it cannot be done yet, as `children` say.
 */
export function DialogFoot({
  act,
  onClose,
  waits,
  children,
}: {
  act?: string;
  onClose?: () => void;
  waits?: boolean;
  children?: ReactNode;
}) {
  const say = useSay();
  return (
    <footer>
      {children}
      {onClose && (
        <button type="button" className="btn" onClick={onClose}>
          {act ? say('ui.cancel') : say('ui.close')}
          {!act && <kbd>Esc</kbd>}
        </button>
      )}
      {act && (
        <button type="submit" className="btn is-main" aria-disabled={waits || undefined}>
          {act}
        </button>
      )}
    </footer>
  );
}
