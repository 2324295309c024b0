import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useSay } from '../../text/say.ts';
import { Choice, Pick } from '../../widgets/Choice.tsx';
import { Group, Row, TextRow } from './Row.tsx';
import type { Changing } from './useChange.ts';

const SYSTEM = '';
const ZONES = Intl.supportedValuesOf('timeZone');
const systemZone = (): string => new Intl.DateTimeFormat('en').resolvedOptions().timeZone;

/** Who works here. */
export function PersonGroup({ changing }: { changing: Changing }) {
  const say = useSay();
  const { person } = usePreferences();
  const name = say('settings.person-name');
  return (
    <Group title={say('settings.person-group')}>
      <TextRow
        label={name}
        why={say('settings.person-name-why')}
        value={person.name}
        onSave={(text) => changing.change(name, { person: { name: text } })}
      />
    </Group>
  );
}

/** The zone in which times are told. A zone that this list does not have is one that another program of the same home chose. */
function ZoneRow({ changing }: { changing: Changing }) {
  const say = useSay();
  const { timeZone } = usePreferences();
  const [problem, setProblem] = useState<ErrorView>();
  const label = say('settings.zone');
  const zones = timeZone === undefined || ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES];
  return (
    <Row label={label} why={say('settings.zone-why')} problem={problem}>
      <Pick
        label={label}
        none={say('settings.zone-system', { zone: systemZone() })}
        options={zones.map((value) => ({ value, label: value }))}
        value={timeZone}
        onChange={(zone) => void changing.change(label, { timeZone: zone === SYSTEM ? null : zone }).then(setProblem)}
      />
    </Row>
  );
}

/** Whose holidays count where working days are counted; a calendar of the user's own stands in the list too. */
function CalendarRow({ changing }: { changing: Changing }) {
  const say = useSay();
  const { country } = usePreferences();
  const [problem, setProblem] = useState<ErrorView>();
  const asked = useAsked('', () => host.call('orders.calendars', {}), { quiet: true });
  const label = say('settings.calendar');
  const there = asked.value ?? [];
  const options = there.map(({ name, years }) => ({ value: name, label: `${name} · ${years.join(' ')}` }));
  const all = there.some(({ name }) => name === country) ? options : [{ value: country, label: country }, ...options];
  return (
    <Row label={label} why={say('settings.calendar-why')} problem={problem ?? asked.problem}>
      <Pick
        label={label}
        options={all}
        value={country}
        onChange={(value) => void changing.change(label, { country: value }).then(setProblem)}
      />
    </Row>
  );
}

/** How the page speaks and looks. */
export function LookGroup({ changing }: { changing: Changing }) {
  const say = useSay();
  const { language, theme } = usePreferences();
  const [words, look] = [say('settings.language'), say('settings.theme')];
  const system = { value: SYSTEM, label: say('settings.as-system') };
  const languages = [
    { value: 'zh', label: say('settings.chinese') },
    { value: 'en', label: say('settings.english') },
  ];
  const themes = [
    { value: 'light', label: say('settings.light') },
    { value: 'dark', label: say('settings.dark') },
  ];
  const chosen = <const T extends string>(value: string, of: readonly T[]): T | null =>
    of.find((one) => one === value) ?? null;
  return (
    <Group title={say('settings.look-group')}>
      <Row label={words} why={say('settings.language-why')}>
        <Choice
          label={words}
          options={[system, ...languages]}
          value={language ?? SYSTEM}
          onChange={(value) => void changing.change(words, { language: chosen(value, ['zh', 'en']) })}
        />
      </Row>
      <Row label={look} why={say('settings.theme-why')}>
        <Choice
          label={look}
          options={[system, ...themes]}
          value={theme ?? SYSTEM}
          onChange={(value) => void changing.change(look, { theme: chosen(value, ['light', 'dark']) })}
        />
      </Row>
      <ZoneRow changing={changing} />
      <CalendarRow changing={changing} />
    </Group>
  );
}
