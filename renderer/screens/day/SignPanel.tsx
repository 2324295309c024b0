import { useEffect, useRef, useState } from 'react';
import type { DaySignature, LineView } from '../../../electron/contract/book/job.ts';
import { farLoopOf } from '../../../electron/contract/far-loop.ts';
import type { SignerRole } from '../../../electron/contract/signers.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useRemembered } from '../../link/remembered.ts';
import { go } from '../../page/navigation.ts';
import { useSay } from '../../text/say.ts';
import { decidingText } from '../../pieces/verdict/cause.ts';
import { toSign } from '../../pieces/signers.ts';
import { Action } from '../../widgets/Action.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { SignaturePad } from '../../widgets/SignaturePad.tsx';
import { pathOf, type Point } from '../../widgets/strokes.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import { Foot } from './Foot.tsx';
import { signerName } from './signing.ts';
import './SignPanel.css';

/** One who signs: his name stands ready; he draws, or presses that the typed name is his. */
interface Draft {
  name: string;
  strokes: readonly (readonly Point[])[];
  typed: boolean;
}
const isSigned = ({ name, strokes, typed }: Draft): boolean => name.trim() !== '' && (typed || strokes.length > 0);

function Signer(props: { role: SignerRole; draft: Draft; first: boolean; onChange: (part: Partial<Draft>) => void }) {
  const say = useSay();
  const { role, draft, first, onChange } = props;
  const who = say(`signer.${role}`);
  const place = useRef<HTMLElement>(null);
  const nameless = draft.name.trim() === '';
  // Where nobody has ever signed, his name comes first.
  useEffect(() => {
    if (!first) return;
    const find = (what: string) => place.current?.querySelector<HTMLElement>(what);
    (find('.row > button:not([aria-disabled])') ?? find('input'))?.focus();
  }, [first]);
  return (
    <section ref={place} className="sign-panel-signer" aria-label={who} data-signed={isSigned(draft) || undefined}>
      <Field
        label={`${who} · ${say('sign.name')}`}
        value={draft.name}
        onChange={(name) => onChange({ name, typed: false })}
      />
      <SignaturePad strokes={draft.strokes} onStrokes={(strokes) => onChange({ strokes })} />
      <div className="row">
        <button
          type="button"
          className="btn"
          aria-pressed={draft.typed}
          aria-disabled={nameless || undefined}
          onClick={() => !nameless && onChange({ typed: !draft.typed })}
        >
          {say('day.sign-typed', { name: draft.name || who })}
        </button>
        {draft.strokes.length > 0 && (
          <button type="button" className="btn" onClick={() => onChange({ strokes: [] })}>
            {say('sign.clear')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Who signs, each with the name that he had the last time. */
function useDrafts({ record }: ResultView, line: LineView) {
  const { person } = usePreferences();
  const last = useRemembered();
  const [drafts, setDrafts] = useState<Readonly<Partial<Record<SignerRole, Draft>>>>({});
  const roles = toSign(record);
  const of = (role: SignerRole): Draft =>
    drafts[role] ?? { name: signerName(last, person.name, role, line), strokes: [], typed: false };
  const change = (role: SignerRole, part: Partial<Draft>): void =>
    setDrafts({ ...drafts, [role]: { ...of(role), ...part } });
  const given = (): DaySignature[] =>
    roles.map((role) => {
      const { name, strokes } = of(role);
      const path = pathOf(strokes);
      return { role, name: name.trim(), ...(path === undefined ? {} : { path }) };
    });
  return { roles, of, change, given, next: roles.find((role) => !isSigned(of(role))) };
}

interface SignProps {
  line: LineView;
  runId: string;
  /** Signatures are on their way. */
  busy: boolean;
  onSign: (signatures: readonly DaySignature[], loopOff: boolean) => void;
}

/** The last act: with the signatures goes whether the loop at the far end is off. */
function Last(props: SignProps & { view: ResultView; next: SignerRole | undefined; given: () => DaySignature[] }) {
  const say = useSay();
  const { view, busy, next, given, onSign } = props;
  const place = useRef<HTMLDivElement>(null);
  const done = next === undefined;
  useEffect(() => {
    if (done) place.current?.querySelector<HTMLElement>('.is-main')?.focus();
  }, [done]);
  const loop = farLoopOf(view.record);
  const asks = loop !== undefined && loop.off === undefined;
  const why = busy ? say('prompt.sent') : next ? say('day.sign-first', { who: say(`signer.${next}`) }) : undefined;
  return (
    <Foot ref={place} words={asks && say('result.loop-off', { at: say.text(loop.at) })}>
      {asks && <Action label={say('day.sign-loop-on')} why={why} onAct={() => onSign(given(), false)} />}
      <Action
        main
        takesFocus={false}
        label={say(asks ? 'day.sign-loop-off' : 'day.sign')}
        hotkey="Ctrl+Enter"
        why={why}
        onAct={() => onSign(given(), asks)}
      />
    </Foot>
  );
}

function Signing(props: SignProps & { view: ResultView }) {
  const say = useSay();
  const { view, line, runId } = props;
  const { roles, of, change, given, next } = useDrafts(view, line);
  return (
    <>
      <div className="sign-panel-verdict">
        <VerdictWord verdict={view.attempt.verdict ?? 'not-set'} />
        <span>{decidingText(say, view.record, view.attempt)}</span>
        <span className="grow" />
        <Action label={say('place.result')} hotkey="e" onAct={() => go('result', runId)} />
      </div>
      <div className="sign-panel-signers">
        {roles.map((role) => (
          <Signer
            key={role}
            role={role}
            draft={of(role)}
            first={role === next}
            onChange={(part) => change(role, part)}
          />
        ))}
      </div>
      <Last {...props} next={next} given={given} />
    </>
  );
}

/** A circuit that is judged: all who are asked sign on one page. The report follows by itself. */
export function SignPanel(props: SignProps) {
  const say = useSay();
  const { runId } = props;
  const { value, problem } = useAsked(runId, () => host.call('record.get', { runId }), { quiet: true });
  if (value) return <Signing {...props} view={value} />;
  return problem ? <Problem problem={problem} /> : <p>{say('archive.loading')}</p>;
}
