import type { MissingCalendar } from '../../../electron/contract/book/order-page.ts';
import { useSay } from '../../text/say.ts';
import './MissingYears.css';

/** Years without a calendar: dates that hang on them are left out, and this says which file gives them. */
export function MissingYears({ missing }: { missing: MissingCalendar }) {
  const say = useSay();
  const { years, path, copyOf } = missing;
  const params = { years: years.join(', '), where: path };
  return (
    <output className="missing-years">
      {copyOf === undefined
        ? say('order.missing-year', params)
        : say('order.missing-year-copy', { ...params, from: copyOf })}
    </output>
  );
}
