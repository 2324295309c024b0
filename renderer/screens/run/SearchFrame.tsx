import { useEffect, useRef, type ReactNode } from 'react';
import type { Standing } from '../../../electron/contract/locate-blocks.ts';
import { Asides } from '../../pieces/locate/Asides.tsx';
import './SearchFrame.css';

/** What a search asks or found, and beside it where it stands. `focus`: the first button takes it. */
export function SearchFrame(props: {
  label: string;
  standing: Standing;
  dialog: ReactNode;
  focus?: boolean;
  children: ReactNode;
}) {
  const { label, standing, dialog, focus = false, children } = props;
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus) main.current?.querySelector<HTMLElement>('button')?.focus();
  }, [focus]);
  return (
    <div className="search-frame">
      {/* What scrolls must be within reach of the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section ref={main} className="search-frame-main" aria-label={label} data-long tabIndex={0}>
        {children}
      </section>
      <Asides standing={standing} />
      {dialog}
    </div>
  );
}
