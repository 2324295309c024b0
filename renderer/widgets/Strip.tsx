import type { Circuit } from '../../electron/contract/circuit.ts';
import type { Bilingual } from '../../electron/contract/text.ts';
import { useSay, type Say } from '../text/say.ts';
import './Strip.css';

/** What is under test: the circuit's number exactly as on its label, both ends, tester, pattern, interface. */
export interface UnderTest {
  title: Bilingual;
  circuit?: Circuit | undefined;
  tester: string;
  settings: Readonly<Record<string, string>>;
}

const ON_INTERFACE = ['interface', 'framing', 'line-code', 'impedance'] as const;

/** Name and value of each item; what is not given is not shown. */
function items(say: Say, { circuit, tester, settings }: UnderTest): [string, string][] {
  const on = ON_INTERFACE.flatMap((name) => (settings[name] === undefined ? [] : [say.value(name, settings[name])]));
  const all: [string, string | undefined][] = [
    ['A', circuit?.ends?.A?.site],
    ['Z', circuit?.ends?.Z?.site],
    [say('strip.tester'), tester],
    [say('setting.pattern'), settings['pattern'] && say.value('pattern', settings['pattern'])],
    [say('setting.interface'), on.length > 0 ? on.join(' · ') : undefined],
  ];
  return all.filter((item): item is [string, string] => Boolean(item[1]));
}

/** In view at all times. `children`: what stands at its right end. */
export function Strip({ what, children }: { what: UnderTest; children?: React.ReactNode }) {
  const say = useSay();
  return (
    <div className="strip">
      <h1 className="strip-title title">{what.circuit?.number ?? say.text(what.title)}</h1>
      <dl className="grow" data-whole>
        {items(say, what).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <span className="label">{children}</span>
    </div>
  );
}
