import { PLAIN_FRAME, type TesterInfo } from '../../../electron/contract/family.ts';
import { formOf, type AddressOptions } from '../../transport/index.ts';
import { capabilitiesOf, MEASURES } from './capabilities.ts';
import { rateOf } from './configure.ts';
import { COMTECH_MODELS } from './model.ts';

const EVERYWHERE = ['serial', 'tcp', 'sim'] as const;
const MODELS = COMTECH_MODELS.filter((row) => row.bert).map(({ id, title }) => ({ id, title }));
const IDS = COMTECH_MODELS.map((row) => row.id);

/** What an address of this family takes. `rate` is for a modem that has no query for it. */
export const OPTIONS: AddressOptions = {
  model: {
    on: EVERYWHERE,
    wanted: IDS.join(', '),
    fits: (value) => IDS.includes(value),
    form: {
      words: { zh: '型号', en: 'Model' },
      help: { zh: '不选：由仪表的回答判断', en: 'left open: told by what it answers' },
      kind: 'choice',
      choices: MODELS.map(({ id, title }) => ({ value: id, words: { zh: title, en: title } })),
    },
  },
  unit: {
    on: EVERYWHERE,
    wanted: '0000 ... 9999',
    fits: (value) => /^\d{1,4}$/.test(value),
    form: {
      words: { zh: '单元地址', en: 'Unit address' },
      help: { zh: 'EIA-485 总线：0001 至 9999', en: 'on an EIA-485 bus: 0001 to 9999' },
      kind: 'number',
      default: '0000',
    },
  },
  rate: {
    on: EVERYWHERE,
    wanted: '18k ... 25M (64k, 2048k)',
    fits: (value) => rateOf(value) !== undefined,
    form: {
      words: { zh: '数据速率', en: 'Data rate' },
      help: { zh: '只在仪表不能报速率时填写', en: 'only where the modem cannot tell it' },
      kind: 'text',
      placeholder: '2048k',
    },
  },
};

/** The manuals name no frame but 8N1, and these speeds. */
const SERIAL = PLAIN_FRAME;
const SPEEDS = [9600, 19200, 38400, 4800, 2400] as const;

export const comtechInfo: TesterInfo = {
  family: 'comtech',
  role: 'tester',
  title: { zh: 'Comtech 调制解调器', en: 'Comtech modem' },
  transports: EVERYWHERE,
  examples: {
    serial: 'comtech@/dev/ttyUSB0?baud=9600',
    tcp: 'comtech@tcp://192.168.1.20:4001',
    sim: 'comtech@sim:?seed=7',
  },
  addressForm: formOf(OPTIONS, EVERYWHERE, SERIAL),
  measures: MEASURES,
  capabilities: capabilitiesOf(COMTECH_MODELS[0]!),
  serial: SERIAL,
  // Its first question is `<0000/EMU?`: it asks which model is emulated, and sets nothing.
  probe: { speeds: SPEEDS, harmless: true },
  seat: 'unit',
  builtIn: [{ kind: 'sim', title: { zh: '模拟仪表', en: 'Simulated tester' } }],
};
