import type { ReactNode, Ref } from 'react';
import './Foot.css';

/** The row of actions at the end of what is in view: a word on the left, the primary action at the right end. */
export function Foot({ words, children, ref }: { words?: ReactNode; children: ReactNode; ref?: Ref<HTMLDivElement> }) {
  return (
    <footer className="foot" ref={ref}>
      <span className="label grow">{words}</span>
      {children}
    </footer>
  );
}
