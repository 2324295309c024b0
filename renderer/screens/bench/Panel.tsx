import { TESTER_SETTINGS, type TesterSetting, type TesterSettings } from '../../../electron/contract/settings.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Input } from '../../../electron/contract/api.ts';
import { clock, count, ratio } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { SettingChoice } from '../../widgets/SettingChoice.tsx';

/** Keys of the injection buttons, in the order in which the buttons stand. */
const COUNT_KEYS = ['i', 'o'];
const RATIO_KEY = 'e';

/** `1E-3`: the form in which testers print a ratio that they inject. */
const injected = (value: number): string => value.toExponential(0).replace('e', 'E');

function Inject({ item, beside }: { item: BenchItem; beside: boolean }) {
  const say = useSay();
  const can = item.capabilities?.inject;
  const why = item.panel?.running ? undefined : say('bench.why-not-running');
  const inject = (injection: Input<'bench.inject'>['injection']): void =>
    attempt(() => host.call('bench.inject', { id: item.id, injection }));
  const counts = can?.counts.slice(0, COUNT_KEYS.length) ?? [];
  const top = can?.ratios.find((r) => r <= 1e-3) ?? can?.ratios[0];
  const on = item.panel?.injecting ?? false;
  return (
    <span className={`row${beside ? '' : ' all'}`}>
      {counts.length === 0 && top === undefined && <span className="label">{say('bench.inject-none')}</span>}
      {counts.map((n, at) => (
        <Action
          key={n}
          label={String(n)}
          hotkey={COUNT_KEYS[at]}
          why={why}
          onAct={() => inject({ kind: 'count', count: n })}
        />
      ))}
      {top !== undefined && (
        <Action
          label={injected(top)}
          hotkey={RATIO_KEY}
          why={why}
          pressed={on}
          onAct={() => inject(on ? { kind: 'off' } : { kind: 'ratio', ratio: top })}
        />
      )}
      <Action
        label={say('bench.clear')}
        hotkey="c"
        why={why}
        onAct={() => attempt(() => host.call('bench.clearHistory', { id: item.id }))}
      />
    </span>
  );
}

function Numbers({ item }: { item: BenchItem }) {
  const say = useSay();
  const panel = item.panel;
  const show = (value: number | undefined, form: (n: number) => string): string =>
    value === undefined ? '---' : form(value);
  const numbers: [string, string][] = [
    [say('bench.errors'), show(panel?.bitErrors, count)],
    [say('bench.ratio'), show(panel?.ratio, ratio)],
    [say('bench.error-seconds'), show(panel?.errorSeconds, count)],
    ...(item.capabilities?.counts.includes('rtd')
      ? [[say('bench.rtd'), show(panel?.rtdUs, (us) => `${count(Math.round(us))} µs`)] as [string, string]]
      : []),
    [say('bench.elapsed'), clock(panel?.elapsedS ?? 0)],
  ];
  return (
    <div className={`mano${panel?.running ? ' live' : ''}`}>
      {numbers.map(([name, value]) => (
        <div key={name}>
          <span className="label">{name}</span>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
}

/** Settings, injection and counters without any procedure; nothing is stored, nothing is judged. */
export function Panel(props: {
  item: BenchItem;
  settings: TesterSettings;
  onSet: (setting: TesterSetting, value: string) => void;
}) {
  const say = useSay();
  const { capabilities } = props.item;
  if (!capabilities) return <p className="sect label">{say('bench.not-connected')}</p>;
  if (capabilities.reading === 'by-hand') return <p className="sect label">{say('bench.no-panel')}</p>;
  // A setting with one value leaves nothing to choose.
  const settable = TESTER_SETTINGS.filter((name) => (capabilities.settable[name]?.length ?? 0) > 1);
  // Two buttons fit into the place that an odd number of settings leaves free.
  const beside = settable.length % 2 === 1 && capabilities.inject.counts.length === 0;
  return (
    <div className="sect">
      <h2>{say('bench.panel')}</h2>
      <div className="set">
        {settable.map((name) => (
          <SettingChoice
            key={name}
            name={name}
            choices={capabilities.settable[name] ?? []}
            value={props.settings[name]}
            none={say('bench.as-is')}
            onChange={(value) => props.onSet(name, value)}
          />
        ))}
        <span className={`label${beside ? '' : ' first'}`}>{say('bench.inject')}</span>
        <Inject item={props.item} beside={beside} />
      </div>
      <Numbers item={props.item} />
    </div>
  );
}
