import type { Converter } from '../../../electron/contract/instrument.ts';
import type { Family } from '../../family.ts';
import { OPTIONS, PANELS, panelInfo } from './model.ts';

const panelNamed = (id = 'converter') => PANELS.find((panel) => panel.id === id) ?? PANELS.at(-1)!;

/** A box without a console: nothing goes to it over a wire, and it turns no line round. What its lamps say, somebody has to look at. */
export const panelFamily: Family<Converter> = {
  info: panelInfo,
  options: OPTIONS,
  identify: (_transport, { options }) => {
    const { maker, models, title } = panelNamed(options['box']);
    return Promise.resolve({ maker: maker ?? '', model: models[0] ?? title.en });
  },
  same: () => true,
  device: (_line, identity, { text, options }, { simulated }) => ({
    role: 'converter',
    family: 'panel',
    address: text === '' ? 'panel' : `panel@${text}`,
    simulated,
    identity,
    panel: panelNamed(options['box']),
    registers: () => Promise.resolve([]),
    loop: {
      kinds: [],
      set: () => Promise.resolve(),
      release: () => Promise.resolve(),
    },
  }),
};
