import type { ReactNode } from 'react';
import './Frame.css';

/** A question in place of the lanes: what is asked, what belongs to it, and the row of answers with the primary one at its right end. */
export function Frame({ title, children, answers }: { title: string; children?: ReactNode; answers: ReactNode }) {
  return (
    <>
      <section className="frame" aria-label={title}>
        <h2>{title}</h2>
        {children}
      </section>
      <footer className="bar">{answers}</footer>
    </>
  );
}
