import { roleName } from '../../../electron/contract/instrument.ts';
import { useSay } from '../../text/say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { itemDetail, itemLabel } from '../../pieces/testers/names.ts';
import type { OtherRole } from './others.ts';

interface OtherRolesProps {
  others: readonly OtherRole[];
  onChoose(role: string, id: string): void;
}

/** Instruments that a procedure needs beside its first tester, each under what it is to the test. */
export function OtherRoles({ others, onChoose }: OtherRolesProps) {
  const say = useSay();
  // What it goes without is offered where there is something to take.
  const shown = others.filter(({ optional, able }) => !optional || able.length > 0);
  return shown.map(({ role, optional, able, item }) => {
    const label = say.text(roleName(role));
    const options = able.map((one) => ({ value: one.id, label: `${itemLabel(say, one)} · ${itemDetail(say, one)}` }));
    const none = optional ? say('new.role-without') : options.length === 0 ? say('new.role-none') : undefined;
    return [
      <span key={`${role} label`} className="label">
        {label}
      </span>,
      <div key={role} className="row" data-wide>
        <Pick label={label} options={options} value={item?.id} none={none} onChange={(id) => onChoose(role, id)} />
      </div>,
    ];
  });
}
