import type { BoxLamp, BoxPanel } from '../../../electron/contract/box.ts';
import type { FamilyInfo } from '../../../electron/contract/family.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import { formOf, type AddressOptions } from '../../transport/index.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });
const NONE = both('无此告警', 'not so');

/** Lit where all is well. */
const power = (name = 'PWR'): BoxLamp => ({
  name,
  colour: 'green',
  looks: {
    on: { words: both('电源正常', 'power is there'), site: { PWR: 'on' } },
    off: { words: both('没有电源', 'no power'), site: { PWR: 'off' } },
  },
});
const link = (name: string, words: Bilingual, site?: string): BoxLamp => ({
  name,
  colour: 'green',
  looks: {
    on: { words, ...(site ? { site: { [site]: 'on' } } : {}) },
    flashing: { words: both('有数据', 'data passes'), ...(site ? { site: { [site]: 'on' } } : {}) },
    off: { words: both('没有接通', 'no link'), ...(site ? { site: { [site]: 'off' } } : {}) },
  },
});
/** An alarm that is steady for this end and flashes for the far one. */
const localOrFar = (name: string, site: string, words: Bilingual, colour: BoxLamp['colour'] = 'red'): BoxLamp => ({
  name,
  colour,
  looks: {
    off: { words: NONE, site: { [site]: 'off', REMOTE: 'off' } },
    on: { words: both(`本端${words.zh}`, `here: ${words.en}`), site: { [site]: 'on' } },
    flashing: { words: both(`远端${words.zh}`, `far end: ${words.en}`), site: { [site]: 'off', REMOTE: 'flashing' } },
  },
});
/** An alarm of this end alone. */
const alarm = (name: string, site: string | undefined, words: Bilingual, hides?: readonly string[]): BoxLamp => ({
  name,
  colour: 'red',
  looks: {
    off: { words: NONE, ...(site ? { site: { [site]: 'off' } } : {}) },
    on: { words, ...(site ? { site: { [site]: 'on' } } : {}) },
    flashing: { words, ...(site ? { site: { [site]: 'on' } } : {}) },
  },
  ...(hides ? { hides } : {}),
});
/** A lamp that says the same as the common one of its name. */
const common = (
  name: string,
  colour: BoxLamp['colour'],
  on: Bilingual,
  off: Bilingual,
  flashing?: Bilingual,
): BoxLamp => ({
  name,
  colour,
  looks: {
    off: { words: off, site: { [name]: 'off' } },
    on: { words: on, site: { [name]: 'on' } },
    flashing: { words: flashing ?? on, site: { [name]: 'flashing' } },
  },
});

const LOS = both('收不到信号 LOS', 'no signal, LOS');
const AIS = both('收到告警指示信号 AIS', 'AIS received');
const LOF = both('帧失步 LOF', 'out of frame, LOF');
const ERRORS = both('有误码', 'errors');
const REMOTE = common(
  'REMOTE',
  'red',
  both('远端告警', 'alarm of the far end'),
  NONE,
  both('远端告警', 'alarm of the far end'),
);
const LINK = common(
  'LINK',
  'green',
  both('数据口接通', 'data port up'),
  both('数据口没有接通', 'data port down'),
  both('有数据', 'data passes'),
);

/** Boxes of no maker, with the common names of the lamps: for whatever has no table of its own. */
const COMMON: readonly BoxPanel[] = [
  {
    id: 'converter',
    kind: 'conv',
    title: both('协议转换器（通用）', 'Converter (any)'),
    models: [],
    lamps: [
      power(),
      localOrFar('LOS', 'LOS', LOS),
      localOrFar('AIS', 'AIS', AIS),
      localOrFar('LOF', 'LOF', LOF),
      localOrFar('ERR', 'ERR', ERRORS),
      REMOTE,
      LINK,
      common(
        'SYNC',
        'green',
        both('与远端同步', 'in step with the far end'),
        both('与远端不同步', 'out of step with the far end'),
      ),
    ],
  },
  {
    id: 'modem',
    kind: 'modem',
    title: both('光猫、光端机（通用）', 'Fibre modem (any)'),
    models: [],
    lamps: [
      power(),
      { ...common('NOP', 'red', both('收不到光', 'no light received'), NONE), hides: ['LOF', 'ERR'] },
      { ...localOrFar('LOF', 'LOF', LOF), hides: ['ERR'] },
      localOrFar('ERR', 'ERR', ERRORS),
      REMOTE,
      LINK,
    ],
  },
  {
    id: 'node',
    kind: 'node',
    title: both('传输设备（PDH、SDH、MSTP、PTN）', 'Access node (PDH, SDH, MSTP, PTN)'),
    models: [],
    lamps: [
      power(),
      { ...common('NOP', 'red', both('收不到光', 'no light received'), NONE), hides: ['E6'] },
      common('E6', 'yellow', both('误码率大于 1E-6', 'errors above 1E-6'), NONE),
      common('TRIB_LOS', 'red', both('支路收不到 2M', 'no 2M on its tributary'), NONE),
      LINK,
    ],
  },
  {
    id: 'router',
    kind: 'router',
    title: both('路由器', 'Router'),
    models: [],
    lamps: [
      power(),
      common('LAN', 'green', both('LAN 口接通', 'LAN port up'), both('LAN 口没有接通', 'LAN port down')),
      common('WAN', 'green', both('WAN 口接通', 'WAN port up'), both('WAN 口没有接通', 'WAN port down')),
    ],
  },
  {
    id: 'switch',
    kind: 'switch',
    title: both('交换机', 'Switch'),
    models: [],
    lamps: [
      power(),
      common('UPLINK', 'green', both('上联口接通', 'uplink up'), both('上联口没有接通', 'uplink down')),
      {
        name: 'PORTS',
        colour: 'green',
        looks: {
          on: { words: both('各口各闪各的', 'each port flashes by itself'), site: { allPortsFlashTogether: false } },
          flashing: {
            words: both('所有口一起快闪：可能成环', 'all ports flash together: maybe a ring'),
            site: { allPortsFlashTogether: true },
          },
        },
      },
    ],
  },
];

const data = (name: string, words: Bilingual): BoxLamp => ({
  name,
  colour: 'green',
  looks: {
    off: { words: both('没有数据', 'no data') },
    flashing: { words },
  },
});
const E1_LAMPS: readonly BoxLamp[] = [
  localOrFar('AIS', 'AIS', AIS),
  localOrFar('CRC', 'ERR', both('CRC-4 误码', 'CRC-4 errors')),
  localOrFar('LOF', 'LOF', LOF),
  {
    name: 'LOOP',
    colour: 'yellow',
    looks: {
      off: { words: both('没有环回', 'no loop') },
      on: { words: both('本端双向环回', 'looped here, both ways') },
      flashing: { words: both('远端双向环回', 'looped at the far end, both ways') },
    },
  },
];
const V35_DATA: readonly BoxLamp[] = [
  data('TD', both('在发；速率越高闪得越快', 'sends; the faster it flashes the higher the rate')),
  data('RD', both('在收；速率越高闪得越快', 'receives; the faster it flashes the higher the rate')),
];
/** Steady above 1E-6, flashing above 1E-3. */
const ratio = (name: string, here: boolean): BoxLamp => {
  const site: Readonly<Record<string, 'on' | 'flashing'>> = here ? { ERR: 'on' } : { REMOTE: 'flashing' };
  return {
    name,
    colour: 'yellow',
    looks: {
      off: { words: NONE, site: here ? { ERR: 'off' } : { REMOTE: 'off' } },
      on: {
        words: both(
          `${here ? '本端' : '远端'}收光误码率大于 1E-6`,
          `errors above 1E-6 in what ${here ? 'this' : 'the far'} end receives`,
        ),
        site,
      },
      flashing: {
        words: both(
          `${here ? '本端' : '远端'}收光误码率大于 1E-3`,
          `errors above 1E-3 in what ${here ? 'this' : 'the far'} end receives`,
        ),
        site,
      },
    },
  };
};
const numbered = (from: number, to: number, word: (n: number) => Bilingual) =>
  Array.from({ length: to - from + 1 }, (_none, at) => ({ name: String(from + at), words: word(from + at) }));

/** One lamp of the V.35 module of SAF: its colours say what, a flickering one that one of two leads is missing. */
const saf = (name: string, ok: Bilingual, half: Bilingual, off: Bilingual): BoxLamp => ({
  name,
  colour: 'green',
  looks: {
    on: { words: ok },
    off: { words: off },
    flashing: { words: half },
    yellow: {
      words: both(
        '黄、红交替：线缆有故障；只有黄：远端环回',
        'yellow and red in turn: cable fault; yellow alone: far loop',
      ),
    },
  },
});

/** Boxes with a table in a public manual. */
const MADE: readonly BoxPanel[] = [
  {
    id: 'rc903',
    kind: 'conv',
    title: both('瑞斯康达 RC903-V35FE1', 'Raisecom RC903-V35FE1'),
    maker: 'Raisecom',
    models: ['RC903'],
    lamps: [
      {
        name: 'PAT',
        colour: 'green',
        looks: {
          on: { words: both('自带误码测试：正常', 'its own pattern is received') },
          off: { words: both('没有测试，或有误码', 'no test, or errors') },
        },
      },
    ],
    dips: [
      {
        name: 'DIP',
        switches: [
          {
            name: '1',
            words: both(
              '时钟：1、2 都 OFF 主（内部），一 ON 一 OFF 取 V.35 终端，都 ON 从（E1）',
              'clock: 1 and 2 OFF master, one ON the V.35 terminal, both ON slave (E1)',
            ),
          },
          { name: '2', words: both('时钟：见 1', 'clock: see 1') },
          {
            name: '3',
            words: both('ON：时隙跟随远端；本端须为从时钟', 'ON: timeslots follow the far end; this end must be slave'),
          },
          {
            name: '4',
            words: both('ON：向 E1 发 2^15-1，V.35 业务中断', 'ON: sends 2^15-1 into the E1; V.35 traffic stops'),
          },
        ],
      },
    ],
    source:
      'Dynamix RC-903-V35FE1 manual, p. 13: https://manualshive.com/en/manual/dynamix/rc-903-v35fe1/2548377?page=13',
  },
  {
    id: 'rc80x',
    kind: 'conv',
    title: both('瑞斯康达 RC803、RC805 光纤 V.35', 'Raisecom RC803, RC805 fibre V.35'),
    maker: 'Raisecom',
    models: ['RC803', 'RC805'],
    lamps: [...E1_LAMPS, ...V35_DATA],
    source:
      'Raisecom RC803 manual, p. 11, and RC805-60B-FV35 manual, p. 12: http://38.142.81.21:8001/manual/raisecom/rc803/user-manual-english/page-11.html',
  },
  {
    id: 'rc801',
    kind: 'conv',
    title: both('瑞斯康达 RC801 光纤 V.35', 'Raisecom RC801 fibre V.35'),
    maker: 'Raisecom',
    models: ['RC801'],
    lamps: [ratio('LERR', true), ratio('RERR', false)],
    source:
      'Raisecom RC801-30B-FV35 manual, p. 10: https://manualshive.com/en/manual/raisecom/rc801-30b-fv35-series/782843?page=10',
  },
  {
    id: 'it-7304',
    kind: 'conv',
    title: both('Intellisystem IT-7304', 'Intellisystem IT-7304'),
    maker: 'Intellisystem',
    models: ['IT-7304'],
    lamps: [
      {
        name: 'LOOP',
        colour: 'yellow',
        looks: {
          off: { words: both('没有环回', 'no loop') },
          on: { words: both('本端环回', 'looped here') },
          flashing: { words: both('远端环回', 'looped at the far end') },
        },
      },
      {
        name: 'PTOK/CRC',
        colour: 'yellow',
        looks: {
          off: { words: both('灭', 'off') },
          on: { words: both('本端', 'of this end') },
          flashing: { words: both('远端', 'of the far end') },
        },
      },
    ],
    dips: [
      {
        name: 'S',
        switches: [
          { name: '1', words: both('ON：不成帧', 'ON: unframed') },
          ...numbered(2, 32, (n) => both(`ON：用时隙 ${n - 1}`, `ON: timeslot ${n - 1} used`)),
        ],
      },
    ],
    source:
      'Intellisystem IT-7304-PC manual, p. 11: https://manualshive.com/en/manual/intellisystem/it-7304-pc/2074839?page=11',
  },
  {
    id: 'lt-155b',
    kind: 'modem',
    title: both('综合光端机 LT-155B', 'LT-155B fibre terminal'),
    models: ['LT-155B', 'LT155B'],
    lamps: [
      power(),
      alarm('NOP', 'NOP', both('收不到光', 'no light received'), ['LOF', '1E-3', '1E-6']),
      alarm('LOF', 'LOF', LOF, ['1E-3', '1E-6']),
      alarm('1E-3', 'ERR', both('误码率大于 1E-3', 'errors above 1E-3')),
      alarm('1E-6', 'ERR', both('误码率大于 1E-6', 'errors above 1E-6')),
      link('LINK1', both('第 1 路网线接通', 'Ethernet 1 connected'), 'LINK'),
      link('LINK2', both('第 2 路网线接通', 'Ethernet 2 connected'), 'LINK'),
    ],
    source: 'http://cmr6829.com/st192778/product_12439337.html',
  },
  {
    id: 'cfm-34',
    kind: 'conv',
    title: both('SAF CFM-34 的 V.35 模块', 'SAF CFM-34, V.35 module'),
    maker: 'SAF',
    models: ['CFM-34', 'CFM34'],
    lamps: [
      {
        name: 'C',
        colour: 'green',
        looks: {
          on: { words: both('DCD 有载波', 'DCD: carrier is there') },
          off: { words: both('没有信号', 'no signal') },
          red: { words: both('DCD 无载波：查微波', 'DCD: no carrier, look at the radio') },
          flashing: {
            words: both(
              '绿闪：线缆坏；黄夹绿或红：已环回',
              'green flickers: cable damaged; yellow with green or red: looped',
            ),
          },
        },
      },
      saf(
        'D',
        both('收发数据都有', 'data both ways'),
        both('只有一个方向有数据', 'data one way only'),
        both('没有数据', 'no data'),
      ),
      saf(
        'S',
        both('RTS、CTS 都通', 'RTS and CTS on'),
        both('RTS、CTS 只通一个', 'one of RTS and CTS'),
        both('RTS、CTS 都断', 'RTS and CTS off'),
      ),
      saf(
        'R',
        both('DSR、DTR 都通', 'DSR and DTR on'),
        both('DSR、DTR 只通一个', 'one of DSR and DTR'),
        both('DSR、DTR 都断', 'DSR and DTR off'),
      ),
    ],
    source: 'SAF CFM-34-REBM manual, p. 9: https://manualshive.com/en/manual/saf/cfm-34-rebm/796119?page=9',
  },
  {
    id: 'transceiver',
    kind: 'modem',
    title: both('光纤收发器', 'Fibre Ethernet transceiver'),
    models: ['收发器', 'transceiver', 'MC100', 'HTB-'],
    lamps: [
      power(),
      {
        name: 'FX LINK/ACT',
        colour: 'green',
        looks: {
          on: { words: both('光口接通', 'fibre up'), site: { NOP: 'off' } },
          flashing: { words: both('光口有数据', 'fibre: data passes'), site: { NOP: 'off' } },
          off: { words: both('光口不通：报线路', 'fibre dark: report the line'), site: { NOP: 'on' } },
        },
      },
      link('TX LINK/ACT', both('网口接通', 'copper port up'), 'LINK'),
    ],
    source: 'http://pinzhitech.com/newsinfo-209.html',
  },
  {
    id: 'onu',
    kind: 'modem',
    title: both('光猫（PON）', 'Fibre modem (PON)'),
    models: ['光猫', 'ONU', 'ONT', '天翼'],
    lamps: [
      power('POWER'),
      link('PON', both('已向局端注册', 'registered with the exchange')),
      {
        name: 'LOS',
        colour: 'red',
        looks: {
          off: { words: both('有光', 'light is there'), site: { NOP: 'off' } },
          on: { words: both('没有光或光太弱', 'no light, or too little'), site: { NOP: 'on' } },
          flashing: { words: both('没有光或光太弱', 'no light, or too little'), site: { NOP: 'on' } },
        },
        hides: ['PON'],
      },
      link('LAN', both('网口接通', 'LAN port up'), 'LINK'),
    ],
    source: 'https://www.nctoro.com/luyou/85014.html',
  },
];

/** All panels, those of a maker first: the common ones stand for whatever has none. */
export const PANELS: readonly BoxPanel[] = [...MADE, ...COMMON];
const IDS = PANELS.map(({ id }) => id);
/** Boxes that can be a converter of a run: converters and fibre modems. */
const CONVERTERS = PANELS.filter(({ kind }) => kind === 'conv' || kind === 'modem');

export const OPTIONS: AddressOptions = {
  box: {
    on: ['none'],
    wanted: IDS.join(', '),
    fits: (value) => IDS.includes(value),
    form: {
      words: both('型号', 'Model'),
      kind: 'choice',
      choices: CONVERTERS.map(({ id, title }) => ({ value: id, words: title })),
      default: 'converter',
    },
  },
  end: {
    on: ['none'],
    wanted: 'A, Z',
    fits: (value) => /^[^\s?@&=]{1,60}$/.test(value),
    form: { words: both('哪一端', 'Which end'), kind: 'text', placeholder: 'A' },
  },
};

export const panelInfo: FamilyInfo = {
  family: 'panel',
  role: 'converter',
  title: both('看灯的设备', 'Box read by eyes'),
  transports: ['none'],
  examples: { none: 'panel@?box=converter' },
  addressForm: formOf(OPTIONS, ['none']),
  panels: PANELS,
};
