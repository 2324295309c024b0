import type { ReactNode } from 'react';
import { count } from '../../text/format.ts';
import './FindBar.css';

/** What stands above a list of the book: by what it is searched and narrowed, and what is made of all of it. `wide`: for names, which are long. */
export const FindBar = ({ wide, children }: { wide?: boolean; children: ReactNode }) => (
  <search className="find-bar" data-wide={wide}>
    {children}
  </search>
);

/** What a list is narrowed to, each with how many there are. `apart`: in a line of its own. */
export function Filters<F extends string>(props: {
  label: string;
  filters: readonly F[];
  chosen: F;
  counts: Readonly<Record<F, number>> | undefined;
  said: (filter: F) => string;
  onChoose: (filter: F) => void;
  apart?: boolean;
}) {
  const { label, filters, chosen, counts, said, onChoose, apart } = props;
  return (
    <fieldset className={apart ? 'find-bar find-bar-filters' : 'find-bar-filters'} aria-label={label}>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className="btn"
          aria-pressed={chosen === filter}
          onClick={() => onChoose(filter)}
        >
          {said(filter)} <span className="num">{counts && count(counts[filter])}</span>
        </button>
      ))}
    </fieldset>
  );
}
