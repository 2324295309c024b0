import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A modal question. The browser keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog(props: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={props.wide ? 'wide' : ''} aria-labelledby={id} onCancel={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <h2 id={id} className="title">
          {props.title}
        </h2>
        {props.children}
      </form>
    </dialog>
  );
}

/** A named text field. `wide` in columns of the form's six. */
export function Field(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  width?: 'w1' | 'w3' | 'w6';
  type?: 'text' | 'date' | 'datetime-local' | 'tel' | 'number';
  placeholder?: string;
  required?: boolean;
  /** Takes the focus when the dialog opens. */
  first?: boolean;
  invalid?: boolean;
}) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!props.first) return;
    // The attribute is what a dialog looks for as it opens, after this.
    ref.current?.setAttribute('autofocus', '');
    ref.current?.focus();
  }, [props.first]);
  return (
    <label className={`named ${props.width ?? ''}`}>
      <span>{props.label}</span>
      <input
        ref={ref}
        className="field"
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        required={props.required}
        placeholder={props.placeholder}
        aria-invalid={props.invalid}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  );
}
