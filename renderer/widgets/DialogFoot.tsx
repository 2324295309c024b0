import type { ReactNode } from 'react';
import { useSay } from '../text/say.ts';

/** The foot of a question: to give it up, and to do what it asks. `act`: what that is called; `waits`: it cannot be done yet, as `children` say. */
export function DialogFoot({
  act,
  onClose,
  waits,
  children,
}: {
  act: string;
  onClose: () => void;
  waits?: boolean;
  children?: ReactNode;
}) {
  const say = useSay();
  return (
    <footer>
      {children}
      <button type="button" className="btn" onClick={onClose}>
        {say('ui.cancel')}
      </button>
      <button type="submit" className="btn is-main" aria-disabled={waits || undefined}>
        {act}
      </button>
    </footer>
  );
}
