import { useSay } from '../text/say.ts';
import { Choice, Pick } from './Choice.tsx';

/** Widest row of joined buttons in half a screen, in Latin letters plus what each button needs around its word; beyond it a list is shown. */
const ROW_MAX = 36;
const AROUND = 4;

/** Rough width of a text in Latin letters; a Chinese sign is twice as wide. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);

export const rowWidth = (labels: readonly string[]): number =>
  labels.reduce((sum, label) => sum + textWidth(label) + AROUND, 0);

/** A setting with the values it can have: joined buttons where they fit, a list where they do not. */
export function SettingChoice(props: {
  name: string;
  choices: readonly string[];
  value: string | undefined;
  onChange: (value: string) => void;
  none?: string;
}) {
  const say = useSay();
  const options = props.choices.map((value) => ({ value, label: say.value(props.name, value) }));
  const label = say.setting(props.name);
  const fits = rowWidth(options.map((o) => o.label)) <= ROW_MAX;
  return (
    <>
      <span className="label">{label}</span>
      {fits ? (
        <Choice {...props} label={label} options={options} />
      ) : (
        <Pick {...props} label={label} options={options} none={props.none} />
      )}
    </>
  );
}
