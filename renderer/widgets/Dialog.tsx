import {
  createContext,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { useSay } from '../text/say.ts';
import './Dialog.css';

/** True once somebody wanted to go on: from then on every field says what is wrong with it. */
const Tried = createContext(false);

/** The first field of a form that cannot be taken as it is. */
const firstFault = (form: HTMLFormElement): HTMLInputElement | null => form.querySelector('input[data-fault]');

/** What was typed is not lost by one stroke: the first Esc says so, the second gives it up. Words that only find something are none. */
function useTyped(ref: RefObject<HTMLDialogElement | null>): boolean {
  const [told, setTold] = useState(false);
  useEffect(() => {
    const dialog = ref.current;
    let [typed, warned] = [false, false];
    const tell = (now: boolean): void => setTold((warned = now));
    const onInput = ({ target }: Event): void => {
      if (!(target instanceof HTMLInputElement) || target.type === 'search' || !target.matches('.field')) return;
      typed = true;
      tell(false);
    };
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || !typed || warned) return;
      event.preventDefault();
      tell(true);
    };
    dialog?.addEventListener('input', onInput);
    dialog?.addEventListener('keydown', onKey);
    return () => {
      dialog?.removeEventListener('input', onInput);
      dialog?.removeEventListener('keydown', onKey);
    };
  }, [ref]);
  return told;
}

/** Leads to the first field of a form that is not right; false where all are. */
function ledToFault(form: HTMLFormElement): boolean {
  const fault = firstFault(form);
  fault?.closest('details')?.setAttribute('open', '');
  fault?.focus();
  return fault !== null;
}

/** Said before a second Esc gives up what was typed. */
function Unsaved() {
  const say = useSay();
  return (
    <p className="bad-field" role="alert">
      {say('ui.typed')}
    </p>
  );
}

/** A modal question. The browser keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog(props: {
  title: string;
  wide?: boolean;
  /** It holds a list without end, which may scroll. */
  long?: boolean;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [tried, setTried] = useState(false);
  const told = useTyped(ref);
  // Before it leaves the page: one that is gone already gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      data-wide={props.wide}
      data-long={props.long}
      aria-labelledby={id}
      onCancel={props.onClose}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const faulty = ledToFault(event.currentTarget);
          setTried(faulty);
          if (!faulty) props.onSubmit();
        }}
      >
        <h2 id={id} className="dialog-title title">
          {props.title}
        </h2>
        {told && <Unsaved />}
        <Tried value={tried}>{props.children}</Tried>
      </form>
    </dialog>
  );
}

export interface FieldProps {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  /** In columns of the form's six. */
  width?: 'w1' | 'w3' | 'w4' | 'w6' | 'day';
  type?: 'text' | 'tel' | 'password';
  placeholder?: string;
  required?: boolean;
  /** Takes the focus when the dialog opens. */
  first?: boolean;
  /** What is wrong with what stands in it: said under it, in the page's own words, and the form waits. */
  problem?: string | undefined;
  /** The problem is not said while it is being typed: only once the field is left, or somebody wants to go on. */
  quiet?: boolean;
  /** The problem is marked here, and said by whoever shows the field. */
  mute?: boolean;
  invalid?: boolean;
  /** One more sentence under it, while nothing is wrong. */
  help?: string | undefined;
  /** Figures and signs only: the keyboard of a phone shows those. */
  numeric?: boolean;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** As long as a press of a mouse button lasts, milliseconds. */
const PRESS_MS = 250;

/**
 * True once a field was left, a moment later: what is said then moves what stands below, and must not move a button from under the pointer
 * whose press took the focus away.
 */
function useLeft(): { left: boolean; leave: () => void; enter: () => void } {
  const [left, setLeft] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    left,
    leave: () => {
      timer.current = setTimeout(() => setLeft(true), PRESS_MS);
    },
    enter: () => {
      clearTimeout(timer.current);
      setLeft(false);
    },
  };
}

/** What is wrong with a field: `fault` keeps the form from going on, `told` is said now. */
function useFault({ label, value, required, problem, quiet }: FieldProps, left: boolean) {
  const say = useSay();
  const tried = useContext(Tried);
  const missing = required && (value ?? '').trim() === '';
  const fault = missing ? say('ui.required', { field: label }) : problem;
  return { fault, told: tried || (left && !missing) || !(quiet || missing) ? fault : undefined };
}

/** The input that takes the focus when the dialog opens. */
function useFirst(first: boolean | undefined) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!first) return;
    // The attribute is what a dialog looks for as it opens, after this.
    ref.current?.setAttribute('autofocus', '');
    ref.current?.focus();
    // What stands there already gives way to what is typed.
    ref.current?.select();
  }, [first]);
  return ref;
}

/** A named text field with its problem, or its help, under it. What browsers would say about it they say in their own language: they are not asked. */
export function Field(props: FieldProps) {
  const { label, width, mute, value, required, help, onChange, onBlur } = props;
  const ref = useFirst(props.first);
  const id = useId();
  const { left, leave, enter } = useLeft();
  const { fault, told } = useFault(props, left);
  const under = told ? !mute && told : help;
  return (
    <div className="named" data-width={width}>
      <label htmlFor={`${id}i`}>{label}</label>
      <input
        ref={ref}
        id={`${id}i`}
        className="field"
        type={props.type}
        placeholder={props.placeholder}
        inputMode={props.numeric ? 'numeric' : undefined}
        // A browser keeps no password of a box for itself.
        autoComplete={props.type === 'password' ? 'new-password' : 'off'}
        value={value ?? ''}
        data-fault={fault === undefined ? undefined : ''}
        aria-required={required}
        aria-invalid={props.invalid === true || told !== undefined}
        aria-describedby={under ? `${id}p` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={props.onKeyDown}
        onFocus={enter}
        onBlur={() => {
          leave();
          onBlur?.();
        }}
      />
      {under && (
        <small id={`${id}p`} className={told ? 'bad-field' : 'label'}>
          {under}
        </small>
      )}
    </div>
  );
}
