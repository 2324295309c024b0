import type { MissingCalendar } from '../../../electron/contract/book/order-page.ts';
import { useSay } from '../../text/say.ts';
import './MissingYears.css';

/** Years without a calendar: dates that hang on them are left out, and this says which file gives them. */
export function MissingYears({ missing }: { missing: MissingCalendar }) {
  const say = useSay();
  return (
    <output className="missing-years">
      {say('order.missing-year', { years: missing.years.join(', '), where: missing.path })}
    </output>
  );
}
