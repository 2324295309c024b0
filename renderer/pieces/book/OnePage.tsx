import { useRef, type ReactNode } from 'react';
import { useLanding } from './useLanding.ts';
import './OnePage.css';

/** The page of one thing of the book: what happened to it, and beside that what is known of it. `turn`: grows with what happened; a focus that is gone then lands on the title. */
export function OnePage(props: {
  title: string;
  marks?: ReactNode;
  facts: ReactNode;
  turn?: number;
  children: ReactNode;
}) {
  const { title, marks, facts, turn = 0, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLanding(heading, turn);
  return (
    <div className="one-page">
      <section className="one-page-main" data-long>
        <header className="one-page-head">
          <h1 ref={heading} className="title" tabIndex={-1}>
            {title}
          </h1>
          {marks}
        </header>
        {children}
      </section>
      <aside className="one-page-facts" data-long>
        {facts}
      </aside>
    </div>
  );
}
