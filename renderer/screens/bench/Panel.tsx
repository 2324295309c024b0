import { TESTER_SETTINGS, type TesterSetting, type TesterSettings } from '../../../electron/contract/settings.ts';
import { testerViewOf } from '../../../electron/contract/bench-item.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Input } from '../../../electron/contract/api.ts';
import { clock, count, ratio } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { injectButtons } from '../../widgets/injections.ts';
import { SettingChoice } from '../../widgets/SettingChoice.tsx';
import './Panel.css';

function Inject({ item, beside }: { item: BenchItem; beside: boolean }) {
  const say = useSay();
  const buttons = injectButtons(item.capabilities?.inject ?? {});
  const why = testerViewOf(item)?.running ? undefined : say('bench.why-not-running');
  const inject = (injection: Input<'bench.inject'>['injection']): void =>
    attempt(() => host.call('bench.inject', { id: item.id, injection }));
  const on = testerViewOf(item)?.injecting ?? false;
  return (
    <span className={`row ${beside ? '' : 'panel-all'}`}>
      {buttons.length === 0 && <span className="label">{say('bench.inject-none')}</span>}
      {buttons.map(({ label, hotkey, injection }) => {
        const lasts = injection.kind !== 'count';
        return (
          <Action
            key={label.en}
            label={say.text(label)}
            hotkey={hotkey}
            why={why}
            pressed={lasts ? on : undefined}
            onAct={() => inject(lasts && on ? { kind: 'off' } : injection)}
          />
        );
      })}
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
  const panel = testerViewOf(item);
  const show = (value: number | undefined, form: (n: number) => string): string =>
    value === undefined ? '---' : form(value);
  const numbers: [string, string][] = [
    [say.term('parameter', 'bitErrors', 'short'), show(panel?.bitErrors, count)],
    [say('bench.ratio'), show(panel?.ratio, ratio)],
    [say('bench.error-seconds'), show(panel?.errorSeconds, count)],
    ...(item.capabilities?.counts.includes('rtd')
      ? [
          [say.term('parameter', 'rtd', 'short'), show(panel?.rtdUs, (us) => `${count(Math.round(us))} µs`)] as [
            string,
            string,
          ],
        ]
      : []),
    [say('bench.elapsed'), show(panel?.elapsedS, clock)],
  ];
  return (
    <div className="panel-numbers" data-running={panel?.running || undefined}>
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
  if (!capabilities) return <p className="label">{say('bench.not-connected')}</p>;
  if (capabilities.reading === 'by-hand') return <p className="label">{say('bench.no-panel')}</p>;
  // A setting with one value leaves nothing to choose.
  const settable = TESTER_SETTINGS.filter((name) => (capabilities.settable[name]?.length ?? 0) > 1);
  // Two buttons fit into the place that an odd number of settings leaves free.
  const beside = settable.length % 2 === 1 && injectButtons(capabilities.inject).length <= 1;
  return (
    <div>
      <h2 className="label">{say('bench.panel')}</h2>
      <div className="panel-settings">
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
        <span className={`label ${beside ? '' : 'panel-first'}`}>{say('bench.inject')}</span>
        <Inject item={props.item} beside={beside} />
      </div>
      <Numbers item={props.item} />
    </div>
  );
}
