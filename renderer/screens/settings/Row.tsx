import { useId, useState, type ReactNode } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { useSay } from '../../text/say.ts';
import './Row.css';

/** One setting: its name, its control, and why one would set it; below, what is wrong with what was wanted. */
export function Row(props: {
  label: string;
  why?: string | undefined;
  problem?: ErrorView | undefined;
  /** Of the one field that the label names. */
  htmlFor?: string;
  id?: string;
  children: ReactNode;
}) {
  const say = useSay();
  const { label, why, problem, htmlFor, id, children } = props;
  return (
    <div className="row-setting">
      <label className="row-setting-label" htmlFor={htmlFor}>
        {label}
      </label>
      <div className="row-setting-control">{children}</div>
      {problem ? (
        <small className="row-setting-why bad-field" id={id} role="alert">
          {say.problem(problem)}
        </small>
      ) : (
        why && (
          <small className="row-setting-why" id={id}>
            {why}
          </small>
        )
      )}
    </div>
  );
}

/** A group of settings under its heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="row-group" aria-label={title}>
      <h2 className="title">{title}</h2>
      {children}
    </section>
  );
}

/** A text that is saved when its field is left or Enter is pressed; what cannot be saved stays in it, with the reason below. */
export function TextRow(props: {
  label: string;
  why?: string;
  value: string;
  /** Gives what is wrong. */
  onSave: (value: string) => Promise<ErrorView | undefined>;
  numeric?: boolean;
  upper?: boolean;
  /** Stands beside the field. */
  children?: ReactNode;
}) {
  const { label, why, value, onSave, numeric, upper } = props;
  const id = useId();
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<ErrorView>();
  const [shown, setShown] = useState(value);
  // What was saved elsewhere, or undone, shows; what is being typed stays.
  if (shown !== value) {
    setShown(value);
    setText(value);
    setProblem(undefined);
  }
  const save = (): void => {
    if (text.trim() === value) {
      setText(value);
      setProblem(undefined);
      return;
    }
    void onSave(text.trim()).then(setProblem);
  };
  return (
    <Row label={label} why={why} problem={problem} htmlFor={`${id}i`} id={`${id}w`}>
      <input
        id={`${id}i`}
        className="field"
        autoComplete="off"
        inputMode={numeric ? 'numeric' : undefined}
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}w`}
        onChange={(event) => setText(upper ? event.target.value.toUpperCase() : event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()}
      />
      {props.children}
    </Row>
  );
}
