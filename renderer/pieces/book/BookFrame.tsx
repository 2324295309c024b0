import type { ReactNode } from 'react';
import { BOOK_PLACES, routeHash, type BookPlace } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { ConflictMark } from './Conflicts.tsx';
import './BookFrame.css';

/** A place of the book: the row that leads to the others, and below it what the place shows. `actions`: what can be done on it, at the end of the row. */
export function BookFrame(props: { here: BookPlace; actions?: ReactNode; children: ReactNode }) {
  const { here, actions, children } = props;
  const say = useSay();
  return (
    <main className="book-frame" data-fits>
      <div className="book-frame-bar">
        <nav aria-label={say('shell.book')}>
          {BOOK_PLACES.map((place) => (
            <a
              key={place}
              className="book-frame-tab"
              href={routeHash(place)}
              aria-current={place === here ? 'page' : undefined}
            >
              {say(`place.${place}`)}
            </a>
          ))}
        </nav>
        <div className="book-frame-actions">
          <ConflictMark />
          {actions}
        </div>
      </div>
      {children}
    </main>
  );
}
