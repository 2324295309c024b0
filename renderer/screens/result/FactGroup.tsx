import type { ReactNode } from 'react';
import './FactGroup.css';

/** Facts of one kind under their heading. */
export function FactGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="fact-group">
      <h2 className="label">{title}</h2>
      {children}
    </section>
  );
}

/** Facts of which one line says enough until somebody wants them all. */
export function FoldedFacts({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="fact-group">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
