import { roleName, type Instruments as ByRole } from '../../../electron/contract/instrument.ts';
import { makerAndModel } from '../../../electron/contract/tester.ts';
import { useSay } from '../../text/say.ts';
import { FactGroup } from './FactGroup.tsx';

/** The instruments of a run, each under what it was to it; one alone stands in the strip already. */
export function Instruments({ instruments }: { instruments: ByRole }) {
  const say = useSay();
  const all = Object.entries(instruments);
  if (all.length < 2) return null;
  return (
    <FactGroup title={say('result.instruments')}>
      {all.map(([role, { family, identity, serialTyped, simulated, calibration }]) => {
        const serial = identity.serial ?? serialTyped ?? identity.usbSerial;
        const facts = [
          makerAndModel(identity, family) || family,
          serial && `S/N ${serial}`,
          calibration?.due && say('result.calibrated-until', { due: calibration.due }),
          simulated && say('simulated'),
        ];
        return (
          <p key={role} className="label">
            <b>{say.text(roleName(role))}</b> {facts.filter(Boolean).join(' · ')}
          </p>
        );
      })}
    </FactGroup>
  );
}
