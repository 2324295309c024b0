import type { LastUse } from '../../../electron/contract/last-use.ts';
import { chooseTester } from '../../pieces/testers/chosen.ts';
import { itemDetail, itemLabel } from '../../pieces/testers/names.ts';
import { rememberTest } from '../../pieces/last-test.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useMinute } from '../../page/now.ts';
import { go } from '../../page/navigation.ts';
import { dateTime, span } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import type { Offer } from './offer.ts';
import './SameAgain.css';

/** Each thing that was given then, so that nothing starts unseen. */
function whatWords(say: Say, { circuit, procedure, forS, settings }: LastUse): string {
  const given = Object.entries(settings)
    .filter(([name]) => name !== 'duration')
    .map(([name, value]) => `${say.setting(name)} ${say.value(name, value)}`);
  return [
    circuit ?? say('bench.same-no-circuit'),
    say.text(procedure.title),
    span(forS),
    ...given,
    say('bench.same-rest'),
  ].join(' · ');
}

/** Says that a tester is known, and what "same as last time" would be. `beside`: another one is shown below, so that it is told which is meant. */
export function SameAgain({ offer: { item, lastUse }, beside }: { offer: Offer; beside: boolean }) {
  const say = useSay();
  const nowMs = useMinute();
  const name = beside ? `${itemLabel(say, item)} · ${itemDetail(say, item)}` : itemLabel(say, item);
  return (
    <output className="same-again">
      <b>{say('bench.same-known', { name, at: dateTime(lastUse.atMs, nowMs) })}</b>
      <span className="label">
        {say('bench.same-what', { what: whatWords(say, lastUse) })} {lastUse.inService && say('bench.same-release')}
      </span>
    </output>
  );
}

async function startSame({ item, lastUse }: Offer): Promise<void> {
  chooseTester(item.id);
  const { runId } = await host.call('run.startLike', { id: item.id, like: lastUse.runId });
  go('run', runId);
}

/** Where the circuit has to be chosen, the next screen asks for it and has everything else as last time. */
function askCircuit({ item, lastUse }: Offer): void {
  const { procedure, settings } = lastUse;
  rememberTest({ family: item.family, procedureId: procedure.id, circuit: '', settings });
  chooseTester(item.id);
  go('new');
}

/**
 * The one press that goes on as last time: to the first step of the run, or to the question which circuit. `focused`: it was there as the screen
 * opened; one that comes later takes nobody's focus, for the next Enter may be meant for something else.
 */
export function SameAction({ offer, focused }: { offer: Offer; focused: boolean }) {
  const say = useSay();
  const ready = offer.lastUse.circuit !== undefined;
  return (
    <Action
      main
      takesFocus={focused}
      label={say(ready ? 'bench.same' : 'bench.same-ask')}
      hotkey="Ctrl+Enter"
      onAct={() => (ready ? attempt(() => startSame(offer)) : askCircuit(offer))}
    />
  );
}
