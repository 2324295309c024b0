import { Component, type ReactNode } from 'react';
import { errorView, type ErrorView } from '../../electron/contract/errors.ts';
import { Problem } from '../widgets/Problem.tsx';

/** Keeps a screen that fails from taking the places and STOP with it. A class, because React knows error boundaries in no other form. */
export class Guard extends Component<{ children: ReactNode }, { problem?: ErrorView }> {
  override readonly state: { problem?: ErrorView } = {};
  static getDerivedStateFromError(thrown: unknown): { problem: ErrorView } {
    return { problem: errorView(thrown) };
  }
  override render(): ReactNode {
    const { problem } = this.state;
    return problem ? (
      <main className="blank">
        <Problem problem={problem} />
      </main>
    ) : (
      this.props.children
    );
  }
}
